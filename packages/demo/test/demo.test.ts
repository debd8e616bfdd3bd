import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { eventTypes } from "@order-webhooks/validator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deliver, type Row } from "../src/deliver.ts";
import { type Example, readExamples } from "../src/examples.ts";
import { expectedSteps, type Step } from "../src/keep-over-kill.ts";
import { type ObservedReceiver, startReceiver } from "../src/observed-receiver.ts";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
// Node warns where both colors and none are asked for.
const { NO_COLOR: _noColor, ...inherited } = process.env;
const env = {
  ...inherited,
  // CI systems set these. Neither makes a terminal of a pipe.
  CI: "true",
  FORCE_COLOR: "1",
  // A proxy that is not there must not matter: deliveries never leave the machine.
  NODE_USE_ENV_PROXY: "1",
  HTTP_PROXY: "http://127.0.0.1:9",
};
const run = (...args: string[]) => promisify(execFile)(process.execPath, [main, ...args], { env });

interface Printed {
  readonly rows: readonly Row[];
  readonly report: { readonly passed: boolean; readonly observed: boolean };
  readonly steps: readonly Step[];
}

let folder: string;
let examples: readonly Example[];
let receiver: ObservedReceiver;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "order-webhooks-demo-"));
  examples = await readExamples();
  receiver = await startReceiver(join(folder, "inbox.db"), eventTypes);
});

afterAll(async () => {
  await receiver.close();
  await rm(folder, { recursive: true });
});

test("every example is accepted in both forms, forgeries are refused, and a kill loses nothing", async () => {
  const { rows, report, steps }: Printed = JSON.parse((await run("--json")).stdout);
  const accepted = rows.filter((row) => row.outcome === "accepted").map(keyOf);
  expect(accepted).toEqual(
    examples.flatMap((example) => [
      keyOf({ ...example, form: "envelope" }),
      keyOf({ ...example, form: "raw" }),
    ]),
  );
  const refused = rows.filter((row) => row.outcome !== "accepted");
  expect(refused).toHaveLength(2 * eventTypes.length);
  expect(refused.every((row) => row.outcome === "refused" && row.status === 401)).toBe(true);
  expect(report).toMatchObject({ passed: true, observed: true });
  expect(steps).toEqual(expectedSteps);
});

test("the table ends with the counts", async () => {
  const { stdout, stderr } = await run();
  const accepted = 2 * examples.length;
  const refused = 2 * eventTypes.length;
  expect(stdout.trimEnd().split("\n").at(-1)).toBe(
    `${accepted + refused} examples delivered: ${accepted} accepted, ${refused} refused. All as it should be.`,
  );
  expect(stderr).toMatch(/^The reference receiver listens on \S+\n\n$/);
});

test("an unknown option is one sentence and exit code 2", async () => {
  await expect(run("--nope")).rejects.toMatchObject({ code: 2 });
  await expect(run("--nope")).rejects.toMatchObject({
    stderr: expect.stringMatching(/^Unknown option '--nope'/),
  });
});

test("a delivery that no handler takes is answered, not accepted", async () => {
  const [example] = examples;
  const row = await deliver(receiver, { ...example, data: {} } as Example, "envelope");
  expect(row).toMatchObject({ status: 202, outcome: "answered", expected: "accepted" });
});

test("an example filed under the wrong purpose is answered, not accepted", async () => {
  const message = examples.find((one) => one.purpose === "message") as Example;
  const row = await deliver(receiver, { ...message, purpose: "promotion" }, "raw");
  expect(row).toMatchObject({ status: 202, outcome: "answered", expected: "accepted" });
});

function keyOf(row: {
  event: string;
  purpose: string;
  form: string;
  example?: string;
  name?: string;
}) {
  return [row.event, row.purpose, row.example ?? row.name, row.form].join(" ");
}
