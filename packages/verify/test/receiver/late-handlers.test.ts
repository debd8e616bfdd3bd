import { afterAll, describe, expect, test } from "vitest";
import { testSecret, type VerifyOptions, verifyReceiver } from "../../src/index.ts";
import { readSchemaIndex } from "../../src/schemas/read-schemas.ts";
import { handleAfter } from "../faults/observed-receiver.ts";
import { type Received, type Running, startPlainReceiver } from "../faults/plain-receiver.ts";

const events = Object.keys((await readSchemaIndex()).events);
const [event = ""] = events;
const running: Running[] = [];

afterAll(async () => {
  for (const { close } of running.splice(0)) await close();
});

async function verifyLate(
  delayOf: (received: Received) => number | undefined,
  options: Partial<VerifyOptions> = {},
) {
  const receiver = await startPlainReceiver(events, handleAfter(delayOf));
  running.push(receiver);
  const { url, observe } = receiver;
  const common = { url, observe, secret: testSecret, events: [event] };
  const outcome = await verifyReceiver({ ...common, ...options });
  if (!outcome.ran) throw new Error(outcome.message);
  const { passed, findings } = outcome.report;
  expect(findings.length === 0).toBe(passed);
  return outcome.report;
}

describe("handlers that run later than the limit", () => {
  test.concurrent.each([
    [1_500, 200],
    [3_000, 400],
  ])("after %i ms are named with their lateness", async (delay, observeWithinMs) => {
    const report = await verifyLate(() => delay, { observeWithinMs });
    expect(report.findings.map(({ code }) => code)).toEqual(["handled_late"]);
    const problems = report.checks.flatMap(({ problem }) => problem?.code ?? []);
    expect(new Set(problems)).toEqual(new Set(["handled_late"]));
    // All alike, be they seen while the next one was sent or at the end.
    expect(report.counts).toMatchObject({ accepted: 0 });
    const [finding] = report.findings;
    const measured = Number(/the latest ran (\d+\.\d) s after/.exec(finding?.what ?? "")?.[1]);
    expect(measured * 1_000).toBeGreaterThanOrEqual(delay - 100);
    expect(measured * 1_000).toBeLessThan(delay + 10_000);
    expect(finding?.what).toContain(`the limit is ${(observeWithinMs / 1_000).toFixed(1)} s`);
    const [, enough] = /--observe-within-ms (\d+)/.exec(finding?.remedy ?? "") ?? [];
    expect(Number(enough)).toBeGreaterThan(delay);
    expect(report.slowestHandlingMs).toBeGreaterThanOrEqual(delay - 10);
  });

  test.concurrent("are taken where the limit allows for it", async () => {
    const report = await verifyLate(() => 100, { observeWithinMs: 30_000 });
    expect(report).toMatchObject({ passed: true, findings: [] });
    expect(report.slowestHandlingMs).toBeGreaterThanOrEqual(90);
  });

  test.concurrent("are told from those that never run", async () => {
    const report = await verifyLate(
      ({ body }) => (/"voucher":\{/.test(String(body)) ? undefined : 1_500),
      { observeWithinMs: 200 },
    );
    expect(report.findings.map(({ code }) => code)).toEqual([
      "handled_late",
      "purpose unique_code",
    ]);
  });

  test.concurrent("of one purpose only are late with that purpose only", async () => {
    const report = await verifyLate(
      ({ body }) => (/"promotion_tier":\{/.test(String(body)) ? 1_500 : 0),
      { observeWithinMs: 400 },
    );
    const late = report.checks.filter(({ problem }) => problem?.code === "handled_late");
    expect(new Set(late.map(({ purpose }) => purpose))).toEqual(new Set(["promotion"]));
    expect(report.counts.failed).toBe(late.length);
    expect(report.findings.map(({ code }) => code)).toEqual(["handled_late"]);
  });
});

test("without an observation nothing is known of the slowest handler", async () => {
  const receiver = await startPlainReceiver(events);
  running.push(receiver);
  const outcome = await verifyReceiver({ url: receiver.url, secret: testSecret, events: [event] });
  expect(outcome).toMatchObject({ report: { slowestHandlingMs: null } });
});
