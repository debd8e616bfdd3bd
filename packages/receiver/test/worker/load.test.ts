import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createMemoryInbox } from "../../src/inbox/memory.ts";
import type { ReceiverOptions } from "../../src/options/options.ts";
import { createNodeServer } from "../../src/server/node-server.ts";
import { type SignedRequest, signRequest } from "../../src/testing.ts";
import { buildAny, createRecordedReceiver } from "../recorded-receiver.ts";
import { resign } from "../sending.ts";
import { converse } from "../server/wire.ts";

const built = buildAny();

/** Makes distinct deliveries. */
function buildMany(count: number, change: object = {}): readonly SignedRequest[] {
  const { event } = built.delivery;
  return Array.from({ length: count }, (_, id) =>
    resign(built, { ...change, event: { ...event, id: `event_${id}` } }),
  );
}

function post({ headers, body }: SignedRequest) {
  return { method: "POST", path: "/webhooks", headers, body };
}

/** Counts calls that run at the same time. */
function createGauge() {
  const waiting: (() => void)[] = [];
  let running = 0;
  const gauge = {
    most: 0,
    calls: 0,
    call: async () => {
      running += 1;
      gauge.calls += 1;
      gauge.most = Math.max(gauge.most, running);
      await new Promise<void>((resolve) => waiting.push(resolve));
      running -= 1;
    },
    /** Ends running calls, and later ones, until none is left. */
    end: async (idle: Promise<void>) => {
      let isOver = false;
      idle.then(() => {
        isOver = true;
      });
      while (!isOver) {
        for (const resolve of waiting.splice(0)) resolve();
        await turn();
      }
    },
  };
  return gauge;
}

/** Generous, because these tests do not measure time. */
const patient = { storeTimeoutMs: 300_000, bodyTimeoutMs: 300_000 };

describe("a receiver under load", () => {
  it("accepts 6,400 deliveries that arrive 32 in a turn", async () => {
    const { receiver, runs } = createRecordedReceiver({ limits: patient });
    const answers: Promise<{ readonly status: number }>[] = [];
    for (const [index, delivery] of buildMany(6_400).entries()) {
      answers.push(receiver.handle(post(delivery)));
      if (index % 32 === 31) await turn();
    }
    const statuses = new Set((await Promise.all(answers)).map(({ status }) => status));
    await receiver.idle();
    expect(statuses).toEqual(new Set([202]));
    expect(runs).toHaveLength(6_400);
  });

  it("accepts 3,000 deliveries that arrive on one connection at once", async () => {
    const { receiver, runs } = createRecordedReceiver({ limits: patient });
    const server = createNodeServer(receiver, { lameDuckMs: 0 });
    const url = await server.listen(0);
    const wire = buildMany(3_000).map(({ text, headers }) =>
      [
        "POST /webhooks HTTP/1.1",
        "Host: a",
        "Content-Type: application/json",
        `X-Voucherify-Signature: ${headers["x-voucherify-signature"]}`,
        `Content-Length: ${Buffer.byteLength(text)}`,
        "",
        text,
      ].join("\r\n"),
    );
    const { answers } = await converse(url, [wire.join("")], { expected: 3_000 });
    await receiver.idle();
    await server.close();
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(answers).toHaveLength(3_000);
    expect(runs).toHaveLength(3_000);
  });

  it("waits for space in a full inbox, and refuses only when there is none in time", async () => {
    const gauge = createGauge();
    const { receiver, logs } = createRecordedReceiver({
      inbox: createMemoryInbox({ maxOpen: 2 }),
      concurrency: 1,
      handlers: gauge.call,
      limits: { storeTimeoutMs: 300 },
    });
    const [first, second, third, fourth] = buildMany(4).map(post);
    if (!first || !second || !third || !fourth) throw new Error("There are too few.");
    expect((await receiver.handle(first)).status).toBe(202);
    expect((await receiver.handle(second)).status).toBe(202);
    expect((await receiver.handle(third)).status).toBe(503);
    expect(logs.at(-1)).toMatchObject({
      code: "store_failed",
      message: expect.stringMatching(/^The inbox is full\. Make handlers faster/),
    });
    const waiting = receiver.handle(fourth);
    await gauge.end(waiting.then(() => receiver.idle()));
    expect((await waiting).status).toBe(202);
    expect(gauge.calls).toBe(3);
  });

  it("accepts requests while handlers are always busy", async () => {
    let handled = 0;
    const { receiver } = createRecordedReceiver({
      inbox: createMemoryInbox({ maxOpen: 10_000 }),
      handlers: () => {
        handled += 1;
        const end = performance.now() + 1;
        while (performance.now() < end);
      },
    });
    await Promise.all(buildMany(200).map((delivery) => receiver.handle(post(delivery))));
    const turns: number[] = [];
    while (handled < 200) {
      const before = handled;
      await turn();
      turns.push(handled - before);
    }
    expect(Math.max(...turns)).toBeLessThan(100);
  });
});

describe("callbacks", () => {
  const unusable = () =>
    Array.from({ length: 300 }, (_, id) => signRequest(`{"n":${id},"pad":"${"x".repeat(3_000)}"}`));
  const drifting = () => buildMany(300, { unheard_of: 1 });

  it.each<[name: keyof ReceiverOptions, deliveries: () => readonly SignedRequest[]]>([
    ["onUnusable", unusable],
    ["onDrift", drifting],
  ])("%s runs for each delivery, and as many at a time as handlers", async (name, make) => {
    const gauge = createGauge();
    const { receiver } = createRecordedReceiver({ [name]: gauge.call, concurrency: 3 });
    for (const delivery of make()) expect((await receiver.handle(post(delivery))).status).toBe(202);
    await gauge.end(receiver.idle());
    expect(gauge).toMatchObject({ most: 3, calls: 300 });
  });

  it("of dead letters run as many at a time as handlers", async () => {
    const gauge = createGauge();
    const { receiver } = createRecordedReceiver({
      retry: { attempts: 1 },
      concurrency: 3,
      handlers: () => {
        throw new Error("no");
      },
      onDeadLetter: gauge.call,
    });
    for (const delivery of buildMany(100)) await receiver.handle(post(delivery));
    await gauge.end(receiver.idle());
    expect(gauge).toMatchObject({ most: 3, calls: 100 });
  });

  it("do not delay handlers", async () => {
    const gauge = createGauge();
    const { receiver, runs } = createRecordedReceiver({ onUnusable: gauge.call, concurrency: 1 });
    for (const delivery of unusable()) await receiver.handle(post(delivery));
    await receiver.handle(post(built));
    await expect.poll(() => runs).toEqual(["handled message"]);
    await gauge.end(receiver.idle());
  });

  it("get the delivery itself, also after a wait", async () => {
    const bodies: string[] = [];
    const { receiver } = createRecordedReceiver({
      concurrency: 1,
      onUnusable: async ({ body, reason, deliveryKey, json }) => {
        await turn();
        expect(reason).toBe("invalid");
        expect(json).toEqual(JSON.parse(Buffer.from(body).toString()));
        expect(deliveryKey).toMatch(/quarantined$/);
        bodies.push(Buffer.from(body).toString());
      },
    });
    const deliveries = unusable();
    for (const delivery of deliveries) await receiver.handle(post(delivery));
    await receiver.idle();
    expect(bodies).toEqual(deliveries.map(({ text }) => text));
  });

  it("that could not run are counted, because their deliveries stay for a replay", async () => {
    const gauge = createGauge();
    const { receiver, logs } = createRecordedReceiver({
      onUnusable: gauge.call,
      concurrency: 1,
      inbox: createMemoryInbox({ maxKept: 10 }),
    });
    for (const delivery of unusable()) await receiver.handle(post(delivery));
    await gauge.end(receiver.idle());
    const skipped = logs.filter(({ code }) => code === "callback_skipped");
    const count = skipped.reduce((sum, { suppressed = 0 }) => sum + 1 + suppressed, 0);
    expect(skipped).toHaveLength(10);
    expect(gauge.calls).toBeGreaterThan(9);
    expect(count + gauge.calls).toBeLessThanOrEqual(300);
    expect(skipped[0]).toMatchObject({ level: "error", reason: "onUnusable" });
  });

  it("wait for a slot up to a thousand, and the next one is skipped", async () => {
    const gauge = createGauge();
    const { receiver, logs } = createRecordedReceiver({
      onUnusable: gauge.call,
      concurrency: 1,
      inbox: createMemoryInbox({ maxKept: 2_000 }),
    });
    const skipped = () => logs.filter(({ code }) => code === "callback_skipped").length;
    // The first one runs.
    for (let id = 0; id <= 1_000; id += 1) await receiver.handle(post(signRequest(`{"n":${id}}`)));
    expect(skipped()).toBe(0);
    await receiver.handle(post(signRequest('{"n":"one too many"}')));
    expect(skipped()).toBe(1);
    await gauge.end(receiver.idle());
    expect(gauge.calls).toBe(1_001);
  });

  it("keep the reason of a waiting delivery, even if it conforms to the contract", async () => {
    const reasons: string[] = [];
    const { receiver } = createRecordedReceiver({
      concurrency: 1,
      onUnusable: async ({ reason }) => {
        await turn();
        reasons.push(reason);
      },
    });
    const headers = { ...built.headers, "content-type": "text/plain" };
    await receiver.handle(post(signRequest("no JSON")));
    await receiver.handle(post({ ...built, headers }));
    await receiver.idle();
    expect(reasons).toEqual(["not_json", "content_type"]);
  });
});
