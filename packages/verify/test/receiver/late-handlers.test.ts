import { afterAll, describe, expect, test } from "vitest";
import { type Handled, testSecret, type VerifyOptions, verifyReceiver } from "../../src/index.ts";
import { readSchemaIndex } from "../../src/schemas/read-schemas.ts";
import { startObservedReceiver } from "../faults/observed-receiver.ts";
import {
  purposeOf,
  type Received,
  type Steps,
  startPlainReceiver,
} from "../faults/plain-receiver.ts";

const events = Object.keys((await readSchemaIndex()).events);
const [event = ""] = events;
const running: { close: () => unknown }[] = [];

afterAll(async () => {
  for (const { close } of running.splice(0)) await close();
});

/**
 * Verifies a receiver whose handlers run after a given number of reads of the observation, or never. Reads are at
 * least 20 ms apart during a wait, so a busy machine never makes a late handler earlier.
 */
async function verifyLate(
  readsOf: (received: Received) => number | undefined,
  options: Partial<VerifyOptions> = {},
) {
  const queue: { readonly entry: Handled; readonly from: number }[] = [];
  const known = new Set<string>();
  const dispatch: Steps["dispatch"] = (received) => {
    const { event: sent, data } = JSON.parse(received.body.toString());
    const entry = { event: sent.type, purpose: purposeOf(data), orderId: data.order.id };
    const reads = known.has(sent.id) ? undefined : readsOf(received);
    known.add(sent.id);
    if (reads !== undefined) queue.push({ entry, from: receiver.reads() + reads });
    return { ...entry, data };
  };
  const receiver = await startObservedReceiver(
    events,
    ({ nth }) => {
      const visible = queue.filter(({ from }) => nth > from).map(({ entry }) => entry);
      return { handled: visible.slice(-100) };
    },
    { dispatch, handle: () => undefined },
  );
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
    [25, 50],
    [40, 100],
  ])("after %i reads are named with their lateness", async (reads, observeWithinMs) => {
    const report = await verifyLate(() => reads, { observeWithinMs });
    expect(report.findings.map(({ code }) => code)).toEqual(["handled_late"]);
    const problems = report.checks.flatMap(({ problem }) => problem?.code ?? []);
    expect(new Set(problems)).toEqual(new Set(["handled_late"]));
    // All the same, whether they are seen while the next delivery is sent or at the end.
    expect(report.counts).toMatchObject({ accepted: 0 });
    const [finding] = report.findings;
    const measured = Number(/the latest ran (\d+\.\d) s after/.exec(finding?.what ?? "")?.[1]);
    expect(measured * 1_000).toBeGreaterThan(observeWithinMs);
    expect(finding?.what).toContain(`the limit is ${(observeWithinMs / 1_000).toFixed(1)} s`);
    const [, enough] = /--observe-within-ms (\d+)/.exec(finding?.remedy ?? "") ?? [];
    expect(Number(enough)).toBeGreaterThan(measured * 1_000);
    expect(report.slowestHandlingMs).toBeGreaterThan(observeWithinMs);
  });

  test.concurrent("are taken where the limit allows for it", async () => {
    const report = await verifyLate(() => 2, { observeWithinMs: 30_000 });
    expect(report).toMatchObject({ passed: true, findings: [] });
    expect(report.slowestHandlingMs).toBeGreaterThanOrEqual(30);
  });

  test.concurrent("are distinguished from those that never run", async () => {
    const report = await verifyLate(
      ({ body }) => (/"voucher":\{/.test(String(body)) ? undefined : 25),
      { observeWithinMs: 50 },
    );
    expect(report.findings.map(({ code }) => code)).toEqual([
      "handled_late",
      "purpose unique_code",
    ]);
  });

  test.concurrent("of one purpose only are late with that purpose only", async () => {
    const report = await verifyLate(
      ({ body }) => (/"promotion_tier":\{/.test(String(body)) ? 40 : 0),
      { observeWithinMs: 100 },
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
