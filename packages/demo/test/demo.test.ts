import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eventTypes, purposes } from "@order-webhooks/validator";
import { execaNode } from "execa";
import { beforeAll, expect, test } from "vitest";
import { deliver, type Example, examples, type Row } from "../src/deliver.ts";
import { expectedSteps } from "../src/keep-over-kill.ts";
import { startReceiver } from "../src/receiver-process.ts";
import { isAsExpected, type Results, toText } from "../src/report.ts";

const main = join(import.meta.dirname, "../src/main.ts");
const run = (...args: string[]) =>
  execaNode(main, args, {
    env: {
      // CI systems set these. Neither makes a terminal of a pipe.
      CI: "true",
      FORCE_COLOR: "1",
      // Node warns where both colors and none are asked for.
      NO_COLOR: undefined,
      // Deliveries never leave the machine, so a proxy that does not exist must not matter.
      NODE_USE_ENV_PROXY: "1",
      HTTP_PROXY: "http://127.0.0.1:9",
    },
    ipc: false,
    nodeOptions: [],
    reject: false,
  });

let results: Results;

beforeAll(async () => {
  const { stdout, exitCode } = await run("--json");
  expect(exitCode).toBe(0);
  results = JSON.parse(stdout);
});

test("every example is accepted in both forms, and wrong signatures are refused", () => {
  const { rows } = results;
  const ofForm = (form: string, outcome: string) =>
    rows.filter((row) => row.form === form && row.outcome === outcome).map(toExample);
  expect(ofForm("envelope", "accepted")).toEqual(examples);
  expect(ofForm("raw", "accepted")).toEqual(examples);
  const refused = rows.filter((row) => row.outcome !== "accepted");
  expect(refused).toHaveLength(eventTypes.length * purposes.length);
  for (const { outcome, status } of refused) expect([outcome, status]).toEqual(["refused", 401]);
});

test("the contract holds for the same receiver, by its own observation", () => {
  expect(results.report).toMatchObject({ passed: true, observed: true });
});

test("a kill loses nothing, and a replay leaves no dead letter", () => {
  expect(results.steps).toEqual(expectedSteps);
});

test("the tables fit on one screen, have no colors in a pipe, and end with the counts", async () => {
  const { stdout, stderr, exitCode } = await run();
  const [accepted, refused] = [2 * examples.length, eventTypes.length * purposes.length];
  const lines = stdout.split("\n");
  expect(lines.at(-1)).toBe(
    `${accepted + refused} deliveries of examples: ${accepted} accepted, ${refused} refused. All as expected.`,
  );
  expect(lines.length).toBeLessThanOrEqual(24 + eventTypes.length * purposes.length);
  expect(stdout).not.toContain("\u001B");
  expect(stderr).toMatch(/^The reference receiver listens on \S+\s*$/);
  expect(exitCode).toBe(0);
});

test("one unexpected outcome or step, or a contract that does not hold, is not as expected", () => {
  expect(isAsExpected(results)).toBe(true);
  const [first, ...rows] = results.rows;
  const answered = { ...results, rows: [{ ...first, outcome: "answered" } as Row, ...rows] };
  const failed = { ...results, report: { ...results.report, passed: false } };
  const lost = { ...results, steps: results.steps.map((step) => ({ ...step, handled: 3 })) };
  for (const one of [answered, failed, lost, { ...results, rows: [] }]) {
    expect(isAsExpected(one)).toBe(false);
    expect(toText(one, false)).toContain("Not all as expected.");
  }
  expect(toText(answered, false)).toContain("expected accepted, got answered (202).");
  expect(toText(lost, true)).toContain("\u001B[31mnot as expected");
});

test("a delivery without a handler is answered, not accepted", async () => {
  const folder = await mkdtemp(join(tmpdir(), "order-webhooks-demo-"));
  const handlers = join(folder, "handlers.mjs");
  await writeFile(handlers, "export default {};");
  const receiver = await startReceiver(join(folder, "inbox.db"), `--handlers=${handlers}`);
  const row = await deliver(receiver, examples[0] as Example, "envelope");
  await receiver.end("SIGTERM");
  await rm(folder, { recursive: true });
  expect(row).toMatchObject({ status: 202, outcome: "answered", expected: "accepted" });
});

function toExample({ event, purpose, example, origin }: Row): Example {
  return { event, purpose, example, origin };
}
