import { afterAll, describe, expect, test } from "vitest";
import { testSecret, verifyReceiver } from "../../src/index.ts";
import { readSchemaIndex } from "../../src/schemas/read-schemas.ts";
import { startObservedReceiver } from "../faults/observed-receiver.ts";
import { type Loose, type Steps, soundSteps } from "../faults/plain-receiver.ts";

const [[event, { purposes }] = ["", { purposes: {} }]] = Object.entries(
  (await readSchemaIndex()).events,
);
const [purpose = ""] = Object.keys(purposes);
const running: { close: () => unknown }[] = [];

afterAll(async () => {
  for (const { close } of running.splice(0)) await close();
});

interface Counted {
  readonly deliveries: number;
  readonly reads: number;
}

/**
 * Verifies a receiver with a test's handler, and counts its requests before and after the planned
 * checks.
 */
async function verifyCounting(handles: (data: Loose) => boolean, observeWithinMs: number) {
  let deliveries = 0;
  const handled: { event: string; purpose: string; orderId: string }[] = [];
  const steps: Partial<Steps> = {
    greet: () => {
      deliveries += 1;
      return false;
    },
    handle: (dispatched) => {
      const entry = soundSteps.handle(dispatched);
      if (entry !== undefined && handles(dispatched.data)) handled.push(entry);
      return undefined;
    },
  };
  const receiver = await startObservedReceiver(
    [event],
    () => ({ handled: handled.slice(-100) }),
    steps,
  );
  running.push(receiver);
  const { url, observe, reads } = receiver;
  const calls: (readonly [done: number, total: number])[] = [];
  let planned: Counted | undefined;
  const outcome = await verifyReceiver({
    ...{ url, observe, secret: testSecret, events: [event], observeWithinMs },
    only: [`${event}/${purpose}`],
    onProgress: (done, total) => {
      if (total > (calls[0]?.[1] ?? total)) planned ??= { deliveries, reads: reads() };
      calls.push([done, total]);
    },
  });
  if (!outcome.ran) throw new Error(outcome.message);
  const { deliveries: early, reads: earlyReads } = planned ?? { deliveries: 0, reads: 0 };
  return {
    report: outcome.report,
    calls,
    more: { deliveries: deliveries - early, reads: reads() - earlyReads },
  };
}

describe("where a receiver runs no handler for a key that is null", () => {
  const verified = verifyCounting(({ order }) => order.created_at !== null, 1_000);

  test("the key is named, and the search reads the observation only a few times a delivery", async () => {
    const { report, more } = await verified;
    const [finding, ...others] = report.findings;
    expect(others).toEqual([]);
    expect(finding?.what).toContain("/data/order/created_at is null");
    expect(more.deliveries).toBeGreaterThan(10);
    // At most ten reads during a brief wait for a handler. Resent deliveries and confirmed keys get
    // fifty.
    expect(more.reads).toBeLessThan(12 * more.deliveries + 3 * 55);
  });

  test("each delivery of the search is announced before it is sent, and counted after it", async () => {
    const { report, calls } = await verified;
    const planned = report.checks.length;
    const searching = calls.filter(([, total]) => total > planned);
    expect(calls.slice(0, planned).map(([done]) => done)).toEqual(
      Array.from({ length: planned }, (_, at) => at + 1),
    );
    expect(searching.length).toBeGreaterThan(10);
    const expected = searching.map((_, at) => {
      const sent = planned + Math.floor(at / 2);
      return at % 2 === 0 ? [sent, sent + 1] : [sent + 1, sent + 1];
    });
    expect(searching).toEqual(expected);
  });
});
