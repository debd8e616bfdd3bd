import { afterAll, describe, expect, test } from "vitest";
import {
  testSecret,
  type VerifyOptions,
  type VerifyOutcome,
  verifyReceiver,
} from "../../src/index.ts";
import { readSchemaIndex } from "../../src/schemas/read-schemas.ts";
import {
  type Asked,
  type ObservedReceiver,
  startObservedReceiver,
} from "../faults/observed-receiver.ts";
import type { Steps } from "../faults/plain-receiver.ts";

const events = Object.keys((await readSchemaIndex()).events);
const [event = ""] = events;
const running: ObservedReceiver[] = [];

afterAll(async () => {
  for (const { close } of running.splice(0)) await close();
});

interface Observed {
  readonly outcome: VerifyOutcome;
  readonly observe: string;
  /** Number of deliveries that the receiver got. */
  readonly deliveries: number;
  readonly reads: number;
}

/** Verifies a sound receiver whose observation is answered by a test. */
async function verifyWith(
  answer: (asked: Asked) => unknown,
  options: Partial<VerifyOptions> = {},
  steps: Partial<Steps> = {},
): Promise<Observed> {
  let deliveries = 0;
  const greet = (): boolean => {
    deliveries += 1;
    return false;
  };
  const receiver = await startObservedReceiver(events, answer, { greet, ...steps });
  running.push(receiver);
  const { url, observe } = receiver;
  const common = { url, observe, secret: testSecret, events: [event] };
  const outcome = await verifyReceiver({ ...common, ...options });
  return { outcome, observe, deliveries, reads: receiver.reads() };
}

describe("an invalid observation ends the run after one delivery", () => {
  test.concurrent.each<[string, (asked: Asked) => unknown, string, string]>([
    [
      "has another key for the order",
      ({ handled }) => ({
        handled: handled.map(({ orderId, ...other }) => ({ ...other, order_id: orderId })),
      }),
      "#/handled/0",
      "expected a string at orderId, got nothing in an entry with the keys event, purpose, order_id.",
    ],
    [
      "has a value that is no string",
      ({ handled }) => ({ handled: handled.map((one) => ({ ...one, purpose: [one.purpose] })) }),
      "#/handled/0",
      "expected a string at purpose, got a list.",
    ],
    [
      "becomes an object",
      ({ handled }) => ({
        handled: handled.length === 0 ? [] : Object.fromEntries(handled.entries()),
      }),
      "#/handled",
      "expected a list, got an object.",
    ],
    [
      "becomes no JSON",
      ({ handled, response }) => (handled.length === 0 ? { handled } : void response.end("<html>")),
      "",
      "expected JSON, got a text that is not JSON.",
    ],
    [
      "fails with entries",
      ({ handled, response }) =>
        handled.length === 0 ? { handled } : void response.writeHead(500).end(),
      "",
      "expected the observation document, got status 500, not 200.",
    ],
    [
      "hangs with entries",
      ({ handled }) => (handled.length === 0 ? { handled } : undefined),
      "",
      "expected the observation document, got no complete answer within 1000 ms.",
    ],
  ])("it %s", async (_, answer, pointer, words) => {
    const options = { timeoutMs: 1_000, observeWithinMs: 300 };
    const { outcome, observe, deliveries } = await verifyWith(answer, options);
    const place = `${observe}${pointer}`;
    expect(outcome).toMatchObject({ ran: false, code: "observation_unreadable", place });
    expect(outcome).toMatchObject({ message: expect.stringContaining(`${place}: ${words}`) });
    expect(deliveries).toBe(1);
  });

  test.concurrent.each(["event.id", "id", "data.customer.id", "data.order.source_id"])(
    "it has %s instead of the order ID",
    async (path) => {
      const orders: string[] = [];
      const valueAt = (body: unknown): string =>
        String(path.split(".").reduce((at, key) => (at as Record<string, unknown>)?.[key], body));
      const { outcome, observe } = await verifyWith(
        () => ({ handled: orders.map((orderId) => ({ event, purpose: "message", orderId })) }),
        { observeWithinMs: 100 },
        {
          verify: ({ body }) => {
            orders.push(valueAt(JSON.parse(body.toString())));
            return true;
          },
        },
      );
      const words = `expected the order ID (data.order.id) at orderId, got the delivery's ${path}.`;
      expect(outcome).toMatchObject({
        code: "observation_unreadable",
        message: expect.stringContaining(`${observe}#/handled/0: ${words}`),
      });
    },
  );

  test.each([
    ["purpose", "uniqueCode", "a purpose at purpose", "Did you mean unique_code?"],
    ["purpose", "PROMOTION", "a purpose at purpose", "Did you mean promotion?"],
    ["event", event.replace("customer.", ""), "a full event name", `Did you mean ${event}?`],
  ])("it has the %s %s, which no schema knows", async (key, name, expected, fix) => {
    const { outcome, observe, deliveries } = await verifyWith(({ handled }) => ({
      handled: handled.map((one) => ({ ...one, [key]: name })),
    }));
    expect(outcome).toMatchObject({ code: "observation_unreadable" });
    const message = outcome.ran ? "" : outcome.message;
    expect(message).toContain(`${observe}#/handled/0: expected ${expected}`);
    expect(message).toContain(`got "${name}". ${fix}`);
    expect(deliveries).toBe(1);
  });

  test.each<[string, (orderId: string) => string]>([
    ["the order ID without its prefix", (orderId) => orderId.slice(4)],
    ["one string for all orders", () => "17"],
  ])("it has %s", async (_, change) => {
    const { outcome, observe, deliveries } = await verifyWith(
      ({ handled }) => ({
        handled: handled.map((one) => ({ ...one, orderId: change(one.orderId) })),
      }),
      { observeWithinMs: 200 },
    );
    const words = "expected the order ID (data.order.id) at orderId, got a string that is no ID";
    expect(outcome.ran ? "" : outcome.message).toContain(`${observe}#/handled/0: ${words}`);
    expect(deliveries).toBe(1);
  });

  test.each([401, 403])("it answers %i, as a gateway may", async (status) => {
    const { outcome } = await verifyWith(({ response }) => void response.writeHead(status).end());
    expect(outcome.ran ? "" : outcome.message).toContain(`got status ${status}, not 200.`);
    expect(outcome.ran ? "" : outcome.message).toContain("pass it with --header-env.");
  });

  test.concurrent("a receiver that handles nothing is verified anyway", async () => {
    const { outcome } = await verifyWith(() => ({ handled: [] }), { observeWithinMs: 50 });
    const codes = outcome.ran && outcome.report.findings.map(({ code }) => code);
    expect(codes).toEqual(["not_handled"]);
  });
});

describe("an observation that becomes unreadable is read five more times", () => {
  const late = 12;

  test.concurrent.each<[string, (asked: Asked) => unknown, string]>([
    ["hangs", () => undefined, "got no complete answer within 1000 ms"],
    [
      "answers 500",
      ({ response }) => void response.writeHead(500).end(),
      "got status 500, not 200",
    ],
    [
      "closes the connection",
      ({ response }) => void response.destroy(),
      "got no answer (ECONNRESET)",
    ],
    [
      "has an entry that does not fit",
      () => ({ handled: [{ "\u001b[2J": "text of another" }] }),
      "/handled/0: expected a string at event, got nothing in an entry with the keys \\u001b[2J",
    ],
  ])("it %s", async (_, trouble, why) => {
    const { outcome, reads } = await verifyWith(
      (asked) => (asked.nth > late ? trouble(asked) : { handled: asked.handled }),
      { timeoutMs: 1_000 },
    );
    if (!outcome.ran) throw new Error(outcome.message);
    const { counts, findings, checks } = outcome.report;
    expect(findings.map(({ code }) => code)).toEqual(["observation_unreadable"]);
    const [finding] = findings;
    expect(finding?.what).toContain(why);
    expect(finding?.what).toMatch(/^The observation cannot be read since "/);
    expect(finding?.what).toContain("after five failed reads in a row");
    // The delivery after which it became unreadable, and no earlier one.
    expect(counts.failed).toBeLessThanOrEqual(5);
    expect(counts.skipped).toBeGreaterThan(10);
    expect(checks.filter(({ problem }) => problem?.code === "not_handled")).toEqual([]);
    expect(reads).toBe(late + 5);
  });

  test.concurrent("correctly refused deliveries stay refused, even if the observation is unreadable", async () => {
    let isHostile = false;
    const { isSigned } = await import("../faults/plain-receiver.ts");
    const { outcome } = await verifyWith(
      ({ handled, response }) => (isHostile ? void response.writeHead(500).end() : { handled }),
      {},
      {
        verify: ({ request, body }) => {
          isHostile = !isSigned(body, request.headers["x-voucherify-signature"]);
          return !isHostile;
        },
      },
    );
    if (!outcome.ran) throw new Error(outcome.message);
    const { counts, findings } = outcome.report;
    expect(counts).toMatchObject({ failed: 0, refused: 5 });
    expect(counts.skipped).toBeGreaterThan(5);
    expect(findings.map(({ code }) => code)).toEqual(["observation_unreadable"]);
  });

  test.concurrent("a few failed reads are no problem", async () => {
    const { outcome } = await verifyWith(({ handled, nth, response }) =>
      nth > 10 && nth < 15 ? void response.writeHead(500).end() : { handled },
    );
    expect(outcome).toMatchObject({ report: { passed: true, findings: [] } });
  });
});
