import { runInNewContext } from "node:vm";
import type { EventType } from "@order-webhooks/types";
import { eventTypes, parseEventData, purposes } from "@order-webhooks/validator";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Inbox } from "../src/inbox/inbox.ts";
import { createMemoryInbox } from "../src/inbox/memory.ts";
import type { ReceiverOptions } from "../src/options/options.ts";
import { createReceiver } from "../src/receiver.ts";
import { signatureHeader } from "../src/signature/secrets.ts";
import {
  buildDelivery,
  buildRawPayload,
  createTestRequest,
  signBody,
  signRequest,
  testSecret,
} from "../src/testing.ts";
import { bind } from "./inbox/bound-inbox.ts";
import { anyEvent, buildAny, createRecordedReceiver, noEvent } from "./recorded-receiver.ts";
import { deliver, resign, send } from "./sending.ts";

afterEach(() => void vi.useRealTimers());

const variants = eventTypes.flatMap((event) => purposes.map((purpose) => ({ event, purpose })));

describe.each(variants)("$event, $purpose", ({ event, purpose }) => {
  function recordHandlers() {
    const seen: unknown[] = [];
    const handlers = Object.fromEntries(
      eventTypes.map((type) => [
        type,
        Object.fromEntries(
          purposes.map((kind) => [
            kind,
            (webhook: object) => void seen.push([type, kind, webhook]),
          ]),
        ),
      ]),
    );
    return { seen, handlers };
  }

  it("as an envelope, reaches its handler and no other", async () => {
    const { seen, handlers } = recordHandlers();
    const { receiver } = createRecordedReceiver({ handlers });
    const built = buildDelivery({ event, purpose });
    expect(await deliver(receiver, built)).toBe(202);
    const { delivery } = built;
    expect(seen).toEqual([
      [event, purpose, { eventType: event, purpose, data: delivery.data, delivery }],
    ]);
  });

  it("as a raw payload, reaches its handler and no other", async () => {
    const { seen, handlers } = recordHandlers();
    const { receiver } = createRecordedReceiver({ handlers, rawPaths: { "/raw": event } });
    const built = buildRawPayload({ event, purpose });
    expect(await deliver(receiver, built, "/raw")).toBe(202);
    expect(seen).toEqual([
      [event, purpose, { eventType: event, purpose, data: built.data, delivery: null }],
    ]);
  });
});

describe("the response", () => {
  it("does not wait for the handler", async () => {
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const { receiver, runs } = createRecordedReceiver({
      handlers: async () => {
        await gate;
        runs.push("handled");
      },
    });
    expect(await send(receiver, buildAny())).toBe(202);
    expect(runs).toEqual([]);
    open();
    await receiver.idle();
    expect(runs).toEqual(["handled"]);
  });

  it("is sent before a handler starts that blocks the processor", async () => {
    const { receiver, runs } = createRecordedReceiver({
      handlers: () => void runs.push("handled"),
    });
    await send(receiver, buildAny());
    runs.push("answered");
    await receiver.idle();
    expect(runs).toEqual(["answered", "handled"]);
  });

  it("is sent before a callback starts that blocks the processor", async () => {
    const { receiver, runs } = createRecordedReceiver();
    await send(receiver, signRequest("no JSON"));
    runs.push("answered");
    await receiver.idle();
    expect(runs).toEqual(["answered", "unusable not_json"]);
  });

  it.each<[string, Partial<Inbox>]>([
    ["is full", { put: async () => ({ outcome: "full" }) }],
    ["fails", { put: () => Promise.reject(new Error("disk")) }],
    [
      "throws",
      {
        put: () => {
          throw new Error("disk");
        },
      },
    ],
    ["does not answer in time", { put: () => new Promise(() => {}) }],
  ])("is 503 while the inbox %s, and 202 afterwards", async (_name, fault) => {
    const inbox = createMemoryInbox();
    const faulty: Inbox = { ...bind(inbox), ...fault };
    const limits = { storeTimeoutMs: 30 };
    const { receiver, runs, logs } = createRecordedReceiver({ inbox: faulty, limits });
    const built = buildAny();
    const response = await receiver.fetch(createTestRequest(built));
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("30");
    expect(logs.map(({ code }) => code)).toEqual(["store_failed"]);
    Object.assign(faulty, bind(inbox));
    expect(await deliver(receiver, built)).toBe(202);
    expect(runs).toEqual(["handled message"]);
  });

  it("is 503 if the inbox stores too slowly, and the delivery that it still stored is handled once", async () => {
    const memory = createMemoryInbox();
    let release = () => {};
    const answered = new Promise<void>((resolve) => {
      release = resolve;
    });
    const put: Inbox["put"] = async (entry) => {
      await answered;
      return memory.put(entry);
    };
    const inbox = { ...bind(memory), put };
    const { receiver, runs } = createRecordedReceiver({ inbox, limits: { storeTimeoutMs: 10 } });
    const sent = [buildAny(), signRequest("no JSON")];
    for (const built of sent) expect(await send(receiver, built)).toBe(503);
    release();
    await vi.waitFor(() => expect(runs).toHaveLength(2), { timeout: 300_000 });
    inbox.put = memory.put.bind(memory);
    for (const built of sent) expect(await deliver(receiver, built)).toBe(202);
    expect([...runs].sort()).toEqual(["handled message", "unusable not_json"]);
  });

  it("is 202 to a duplicate, which also wakes the worker", async () => {
    const memory = createMemoryInbox();
    const { receiver, runs } = createRecordedReceiver({ inbox: memory });
    await receiver.idle();
    const built = buildAny();
    const other = createRecordedReceiver({ inbox: { ...bind(memory), claim: async () => [] } });
    await deliver(other.receiver, built);
    expect(await deliver(receiver, built)).toBe(202);
    expect([other.runs, runs]).toEqual([[], ["handled message"]]);
  });

  it("is 503 once the receiver is closed", async () => {
    const { receiver } = createRecordedReceiver();
    await receiver.close();
    expect(await send(receiver, buildAny())).toBe(503);
  });
});

describe("handle", () => {
  const { body, headers } = buildAny();
  const head = { method: "POST", path: "/webhooks", headers };

  it("accepts bytes of another realm", async () => {
    const { receiver } = createRecordedReceiver();
    const foreign: Uint8Array = runInNewContext("Uint8Array.from(bytes)", { bytes: [...body] });
    expect(foreign instanceof Uint8Array).toBe(false);
    expect((await receiver.handle({ ...head, body: foreign })).status).toBe(202);
  });

  it.each([
    ["X-Voucherify-Signature", "Content-Type"],
    ["X-VOUCHERIFY-SIGNATURE", "CONTENT-TYPE"],
  ])("accepts header names as gateways spell them: %s", async (signatureName, typeName) => {
    const { receiver, runs } = createRecordedReceiver();
    const signature = headers[signatureHeader];
    const send = async (more: object) => {
      const spelled = { Host: "a", [signatureName]: signature, ...more };
      return (await receiver.handle({ ...head, headers: spelled, body })).status;
    };
    expect(await send({ "Content-Encoding": "gzip" })).toBe(415);
    expect(await send({ "Content-Length": "9000000000" })).toBe(413);
    expect(await send({ [typeName]: "application/json" })).toBe(202);
    await receiver.idle();
    expect(runs).toEqual(["handled message"]);
  });

  it.each([
    ["an object", { a: 1 }],
    ["a list", [1]],
    ["nothing", undefined],
  ])("verifies no parsed body, and reports what to change: %s", async (_name, parsed) => {
    const { receiver, rejections } = createRecordedReceiver();
    const announced = { ...head.headers, "content-length": "7" };
    // @ts-expect-error: what JavaScript can pass
    const answer = await receiver.handle({ ...head, headers: announced, body: parsed });
    expect(answer.status).toBe(500);
    await receiver.idle();
    expect(rejections).toMatchObject([{ cause: "body_consumed" }]);
  });

  it("never rejects", async () => {
    const { receiver, logs } = createRecordedReceiver();
    // @ts-expect-error: what JavaScript can pass
    expect((await receiver.handle({})).status).toBe(500);
    expect(logs).toMatchObject([{ code: "request_invalid", level: "error" }]);
  });

  it("refuses a body over the limit that no header announced", async () => {
    const { receiver, runs } = createRecordedReceiver();
    const large = signRequest("x".repeat(2 * 1024 * 1024));
    const answer = await receiver.handle({ ...head, headers: large.headers, body: large.body });
    await receiver.idle();
    expect([answer.status, runs]).toEqual([413, []]);
  });
});

describe("a duplicate delivery", () => {
  it("is handled once, however many copies arrive at once", async () => {
    const { receiver, runs } = createRecordedReceiver();
    const built = buildAny();
    const copies = Array.from({ length: 50 }, () => send(receiver, built));
    expect(new Set(await Promise.all(copies))).toEqual(new Set([202]));
    await receiver.idle();
    expect(await deliver(receiver, built)).toBe(202);
    expect(runs).toEqual(["handled message"]);
  });

  it("is the same with other whitespace", async () => {
    const { receiver, runs } = createRecordedReceiver();
    const { text } = buildAny();
    const indented = JSON.stringify(JSON.parse(text), null, 2);
    await deliver(receiver, { ...signRequest(text), body: Buffer.from(indented) });
    await deliver(receiver, signRequest(indented));
    await deliver(receiver, signRequest(text));
    expect(runs).toEqual(["handled message"]);
  });

  it("is the same as another sendout with the same event and source", async () => {
    const { receiver, runs } = createRecordedReceiver();
    const built = buildAny();
    await deliver(receiver, built);
    await deliver(
      receiver,
      resign(built, { id: "whs_again", created_at: "2026-02-01T00:00:00.000Z" }),
    );
    expect(runs).toEqual(["handled message"]);
  });

  it("is another if another distribution sent it", async () => {
    const { receiver, runs } = createRecordedReceiver();
    const built = buildAny();
    const source = { ...built.delivery.source, id: "distr_other" };
    await deliver(receiver, built);
    await deliver(receiver, resign(built, { source }));
    expect(runs).toEqual(["handled message", "handled message"]);
  });

  it("is recognized by its own id if the event has none", async () => {
    const { receiver, runs } = createRecordedReceiver();
    const built = buildAny();
    const event = { ...built.delivery.event, id: "" };
    await deliver(receiver, resign(built, { event }));
    await deliver(receiver, resign(built, { event, created_at: "2026-02-01T00:00:00.000Z" }));
    await deliver(receiver, resign(built, { event, id: "whs_other" }));
    expect(runs).toEqual(["handled message", "handled message"]);
  });

  it("is recognized by its body if it is a raw payload, separately for each event", async () => {
    const built = buildRawPayload({ event: anyEvent, purpose: "message" });
    const takesIt = (event: EventType) => parseEventData(event, built.data).ok;
    const other = eventTypes.find((event) => event !== anyEvent && takesIt(event));
    const rawPaths = { "/raw/1": anyEvent, "/raw/2": other ?? expect.fail("no other takes it") };
    const { receiver, runs } = createRecordedReceiver({ rawPaths });
    for (const path of ["/raw/1", "/raw/1", "/raw/2"]) await deliver(receiver, built, path);
    expect(runs).toEqual(["handled message", "handled message"]);
  });

  it("with different content is quarantined once", async () => {
    const { receiver, runs, unusable } = createRecordedReceiver();
    const built = buildAny();
    const altered = resign(built, { data: { ...built.delivery.data, more: 1 } });
    await deliver(receiver, built);
    expect(await deliver(receiver, altered)).toBe(202);
    expect(await deliver(receiver, altered)).toBe(202);
    expect(runs).toEqual(["handled message", "unusable id_conflict"]);
    expect(unusable[0]).toMatchObject({ eventType: anyEvent, json: { data: { more: 1 } } });
  });

  it("is handled if the earlier delivery with its ids was unusable", async () => {
    const { receiver, runs } = createRecordedReceiver();
    const built = buildAny();
    await deliver(receiver, resign(built, { project_id: 7 }));
    await deliver(receiver, built);
    await deliver(receiver, resign(built, { project_id: 7 }));
    expect(runs).toEqual(["unusable invalid", "handled message"]);
  });

  it("with an escaped key that repeats `data` is compared by the effective data", async () => {
    const { receiver, runs } = createRecordedReceiver();
    const { text, delivery } = buildAny();
    const withEscaped = (more: number) => {
      const data = JSON.stringify({ ...delivery.data, more });
      return signRequest(`${text.slice(0, -1)},"d\\u0061ta":${data}}`);
    };
    for (const more of [1, 1, 2]) await deliver(receiver, withEscaped(more));
    expect(runs).toEqual(["handled message", "unusable id_conflict"]);
  });

  it("with an escaped `data` is the same as another sendout of it", async () => {
    const { receiver, runs } = createRecordedReceiver();
    const built = buildAny();
    const withEscape = (text: string) => signRequest(text.replace('"data":', '"d\\u0061ta":'));
    await deliver(receiver, withEscape(built.text));
    const again = resign(built, { created_at: "2026-02-01T00:00:00.000Z" });
    await deliver(receiver, withEscape(again.text));
    expect(runs).toEqual(["handled message"]);
    expect(await receiver.stats()).toMatchObject({ duplicates: 1 });
  });

  it("is reported once if it is unusable", async () => {
    const { receiver, runs } = createRecordedReceiver();
    for (let times = 0; times < 3; times += 1) await deliver(receiver, signRequest("{}"));
    expect(runs).toEqual(["unusable invalid"]);
  });
});

describe("an event without a handler", () => {
  const unknown = resign(buildAny(), { event: { ...buildAny().delivery.event, type: noEvent } });

  it("goes to onUnsupported, with the webhook if the event is known", async () => {
    const seen: unknown[] = [];
    const onUnsupported: ReceiverOptions["onUnsupported"] = (delivery) => void seen.push(delivery);
    const { receiver, runs } = createRecordedReceiver({ handlers: {}, onUnsupported });
    const known = buildAny();
    await deliver(receiver, known);
    await deliver(receiver, unknown);
    const webhook = { eventType: anyEvent, purpose: "message" };
    expect(seen).toMatchObject([
      { eventType: anyEvent, webhook, json: known.delivery },
      { eventType: noEvent, webhook: null, json: { event: { type: noEvent } } },
    ]);
    expect(runs).toEqual([]);
  });

  it("is unusable without that callback", async () => {
    const receiving = createRecordedReceiver({ handlers: {} });
    const { runs, unusable } = receiving;
    const receiver = createReceiver({
      secrets: testSecret,
      handlers: {},
      onUnusable: (delivery) => void unusable.push(delivery),
    });
    expect(await deliver(receiver, buildAny())).toBe(202);
    expect(await deliver(receiver, unknown)).toBe(202);
    expect(unusable.map(({ reason, eventType }) => [reason, eventType])).toEqual([
      ["unsupported_event", anyEvent],
      ["unsupported_event", noEvent],
    ]);
    expect(runs).toEqual([]);
  });
});

describe("callbacks", () => {
  it("get a quarantined delivery and its bytes", async () => {
    const { receiver, unusable } = createRecordedReceiver();
    const signed = signRequest('{"a": 1}');
    await deliver(receiver, signed);
    const [delivery] = unusable;
    expect(delivery).toMatchObject({ reason: "invalid", json: { a: 1 }, eventType: null });
    expect(Buffer.from(delivery?.body ?? []).toString()).toBe(signed.text);
    expect(delivery?.issues).toHaveLength(1);
  });

  it("may throw or reject: the response is the same, and the log reports it", async () => {
    const { receiver, logs } = createRecordedReceiver({
      onUnusable: () => {
        throw new Error("one");
      },
      onRejected: () => Promise.reject(new Error("two")),
      onDrift: () => {
        throw new Error("three");
      },
    });
    expect(await deliver(receiver, signRequest("{}"))).toBe(202);
    expect(await deliver(receiver, signRequest("{}", "wrong"))).toBe(401);
    expect(await deliver(receiver, resign(buildAny(), { more: 1 }))).toBe(202);
    const failed = logs.filter(({ code }) => code === "callback_failed");
    const names = failed.map(({ message }) => message.split(" ")[0]);
    expect(names).toEqual(["onUnusable", "onRejected", "onDrift"]);
  });

  it("receive drift, and the handler still runs", async () => {
    const seen: unknown[] = [];
    const { receiver, runs } = createRecordedReceiver({
      onDrift: (issues, webhook) =>
        void seen.push([
          webhook.eventType,
          issues.map(({ code, pointer }) => `${code} ${pointer}`),
        ]),
    });
    await deliver(receiver, resign(buildAny(), { more: 1 }));
    await deliver(receiver, buildAny());
    expect(seen).toEqual([[anyEvent, ["unknown_property /more"]]]);
    expect(runs).toEqual(["handled message", "handled message"]);
  });

  it("and the log report each older secret that signed once, without its value", async () => {
    const { receiver, logs } = createRecordedReceiver({
      secrets: ["the-newest", testSecret, "the-oldest"],
    });
    const signed = { event: anyEvent, purpose: "message", secret: "the-oldest" } as const;
    for (let count = 0; count < 2; count += 1) await deliver(receiver, buildDelivery(signed));
    for (let count = 0; count < 3; count += 1) await deliver(receiver, buildAny());
    await deliver(
      receiver,
      buildDelivery({ event: anyEvent, purpose: "message", secret: "the-newest" }),
    );
    const logged = logs.filter(({ code }) => code === "older_secret");
    expect(logged).toMatchObject([{ level: "warn" }, { level: "warn" }]);
    expect(logged[0]?.message).toContain("secrets[2]");
    expect(logged[1]?.message).toContain("secrets[1]");
    expect(JSON.stringify(logs)).not.toMatch(/the-newest|the-oldest|order-webhooks-test-secret/);
  });

  it("warn of whitespace around a secret", () => {
    const { logs } = createRecordedReceiver({ secrets: ["good", "stray\n"] });
    expect(logs).toMatchObject([{ code: "secret_whitespace", level: "warn" }]);
    expect(logs[0]?.message).toContain("secrets[1]");
  });
});

describe("fetch", () => {
  const built = buildAny();

  function request(body: ReadableStream, headers = {}): Request {
    const all = { ...built.headers, ...headers };
    return new Request("http://localhost/webhooks", {
      method: "POST",
      headers: all,
      body,
      duplex: "half",
    });
  }

  it("works without its receiver", async () => {
    const { fetch } = createRecordedReceiver().receiver;
    expect((await fetch(createTestRequest(built))).status).toBe(202);
  });

  it("accepts a body in pieces", async () => {
    const { receiver, runs } = createRecordedReceiver();
    const pieces = [...built.body].map((byte) => Uint8Array.of(byte));
    expect((await receiver.fetch(request(ReadableStream.from(pieces)))).status).toBe(202);
    await receiver.idle();
    expect(runs).toEqual(["handled message"]);
  });

  it("stops reading a body over the limit", async () => {
    const { receiver } = createRecordedReceiver({ limits: { maxBodyBytes: 4_096 } });
    let pulls = 0;
    const cancel = vi.fn();
    const endless = new ReadableStream({
      cancel,
      pull: (controller) => {
        pulls += 1;
        controller.enqueue(new Uint8Array(1_024));
      },
    });
    expect((await receiver.fetch(request(endless))).status).toBe(413);
    expect(pulls).toBeLessThan(10);
    expect(cancel).toHaveBeenCalledOnce();
  });

  it("limits the bytes of all bodies at the same time", async () => {
    const limits = { maxBodyBytes: 8_192, maxBufferedBytes: 8_192, bodyTimeoutMs: 50 };
    const { receiver } = createRecordedReceiver({ limits });
    const large = new ReadableStream({
      start: (controller) => controller.enqueue(new Uint8Array(8_000)),
    });
    const held = receiver.fetch(request(large));
    expect((await receiver.fetch(createTestRequest(built))).status).toBe(503);
    expect((await held).status).toBe(408);
    expect((await receiver.fetch(createTestRequest(built))).status).toBe(202);
  });

  it.each(["", "bad", `sha256=${signBody(built.body)}`])(
    "reads no body if the signature is malformed: '%s'",
    async (signature) => {
      const { receiver, rejections } = createRecordedReceiver();
      const unread = new ReadableStream({ pull: () => expect.unreachable() }, { highWaterMark: 0 });
      const response = await receiver.fetch(request(unread, { [signatureHeader]: signature }));
      expect(response.status).toBe(401);
      await receiver.idle();
      expect(rejections).toHaveLength(1);
    },
  );

  it("does not wait for a body that does not arrive", async () => {
    const { receiver } = createRecordedReceiver({ limits: { bodyTimeoutMs: 20 } });
    expect((await receiver.fetch(request(new ReadableStream()))).status).toBe(408);
  });

  it("answers when a body breaks off", async () => {
    const { receiver } = createRecordedReceiver();
    const broken = new ReadableStream({
      pull: (controller) => controller.error(new Error("gone")),
    });
    expect((await receiver.fetch(request(broken))).status).toBe(400);
  });

  it("refuses headers over the limit", async () => {
    const { receiver } = createRecordedReceiver({ limits: { maxHeaderBytes: 1_024 } });
    const long = request(ReadableStream.from([built.body]), { "x-long": "x".repeat(1_024) });
    expect((await receiver.fetch(long)).status).toBe(431);
  });

  it.each<[string, (request: Request) => unknown]>([
    ["read the body", (used) => used.json()],
    ["holds the body", (used) => used.body?.getReader()],
  ])("asks to come again if something %s, and says what to change", async (_name, use) => {
    const { receiver, rejections, logs } = createRecordedReceiver();
    const used = createTestRequest(built);
    await use(used);
    const response = await receiver.fetch(used);
    await receiver.idle();
    expect([response.status, await response.json()]).toEqual([500, { error: "internal_error" }]);
    expect(rejections).toMatchObject([{ cause: "body_consumed" }]);
    expect(logs).toMatchObject([{ code: "body_consumed", level: "error" }]);
  });

  it("checks path and method like the servers", async () => {
    const { receiver } = createRecordedReceiver();
    const at = (path: string, init?: RequestInit) =>
      receiver.fetch(new Request(`http://localhost${path}`, init)).then(({ status }) => status);
    expect(await at("/webhooks")).toBe(405);
    expect(await at("/other", { method: "POST" })).toBe(404);
    expect(await at("/%77ebhooks", { method: "POST" })).toBe(404);
    expect(await at("/webhooks?x", { method: "POST" })).toBe(401);
  });

  it("refuses two signatures", async () => {
    const { receiver } = createRecordedReceiver();
    const doubled = createTestRequest(built);
    doubled.headers.append("x-voucherify-signature", signBody(built.body));
    expect((await receiver.fetch(doubled)).status).toBe(401);
  });

  it("leaves no timer behind", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { receiver } = createRecordedReceiver();
    expect((await receiver.fetch(request(ReadableStream.from([built.body])))).status).toBe(202);
    expect(vi.getTimerCount()).toBe(0);
    await receiver.idle();
  });
});
