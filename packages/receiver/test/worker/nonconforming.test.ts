import { eventTypes, purposes } from "@order-webhooks/validator";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Inbox } from "../../src/inbox/inbox.ts";
import { createMemoryInbox } from "../../src/inbox/memory.ts";
import type { HandlerContext } from "../../src/options/handlers.ts";
import type { DeadLetter, ReceiverOptions } from "../../src/options/options.ts";
import type {
  NonconformingDelivery,
  NonconformingReason,
} from "../../src/payload/nonconforming.ts";
import { createReceiver } from "../../src/receiver.ts";
import { buildRawPayload, type SignedRequest, signRequest, testSecret } from "../../src/testing.ts";
import { bind } from "../inbox/bound-inbox.ts";
import { anyEvent, buildAny, createRecordedReceiver, noEvent } from "../recorded-receiver.ts";
import { deliver, resign, send } from "../sending.ts";

afterEach(() => void vi.useRealTimers());

const atOnce = { firstDelayMs: 0 };
const built = buildAny();
const { data: good } = buildRawPayload({ event: anyEvent, purpose: "message" });
const { data: promotion } = buildRawPayload({ event: anyEvent, purpose: "promotion" });
const { referrer: _referrer, ...selected } = good;

/** Data that does not conform, by the reason. */
const samples: { readonly [R in NonconformingReason]: object } = {
  custom_payload: { hello: "world" },
  ambiguous_purpose: { ...promotion, voucher: {} },
  invalid: { ...good, customer: 7 },
  incomplete: selected,
};

/** The same delivery with other data, under the same ids. */
function withData(data: object): SignedRequest {
  return resign(built, { data });
}

const custom = withData(samples.custom_payload);
const otherCustom = withData({ hello: "moon" });

/** A receiver that records each call of the callback and of the handlers. */
function createHooked(options: Partial<ReceiverOptions> = {}) {
  const seen: NonconformingDelivery[] = [];
  const contexts: HandlerContext[] = [];
  const recorded = createRecordedReceiver({
    retry: atOnce,
    onNonconforming: (delivery, context) => {
      recorded.runs.push(`nonconforming ${delivery.reason}`);
      seen.push(delivery);
      contexts.push(context);
    },
    ...options,
  });
  return { ...recorded, seen, contexts };
}

describe.each(Object.entries(samples))("data that is %s", (reason, data) => {
  it("goes to onNonconforming in its envelope", async () => {
    const { receiver, runs, seen, unusable } = createHooked();
    expect(await deliver(receiver, withData(data))).toBe(202);
    expect(runs).toEqual([`nonconforming ${reason}`]);
    expect(seen).toMatchObject([
      { reason, eventType: anyEvent, data, delivery: { ...built.delivery, data }, more: 0 },
    ]);
    expect(seen[0]?.issues[0]?.pointer).toMatch(/^\/data/);
    expect(unusable).toEqual([]);
  });

  it("goes to onNonconforming as a raw payload", async () => {
    const { receiver, runs, seen } = createHooked({ rawPaths: { "/raw": anyEvent } });
    expect(await deliver(receiver, signRequest(JSON.stringify(data)), "/raw")).toBe(202);
    expect(runs).toEqual([`nonconforming ${reason}`]);
    expect(seen).toMatchObject([{ reason, eventType: anyEvent, data, delivery: null }]);
  });

  it("goes to onNonconforming if the event has no handler", async () => {
    const { receiver, runs } = createHooked({ handlers: {} });
    await deliver(receiver, withData(data));
    expect(runs).toEqual([`nonconforming ${reason}`]);
  });

  it("is quarantined without that callback", async () => {
    const seen: unknown[] = [];
    const inbox = createMemoryInbox();
    const receiver = createReceiver({
      secrets: testSecret,
      handlers: () => expect.unreachable(),
      inbox,
      log: () => {},
      onUnusable: (delivery) => void seen.push(delivery),
    });
    expect(await deliver(receiver, withData(data))).toBe(202);
    expect(seen).toMatchObject([{ reason, eventType: anyEvent, json: { data } }]);
    expect(Object.keys(Object(seen[0])).sort()).toEqual([
      "body",
      "deliveryKey",
      "eventType",
      "issues",
      "json",
      "message",
      "reason",
    ]);
    expect(await inbox.stats()).toMatchObject({ quarantined: 1, waiting: 0 });
  });

  it("is quarantined in an envelope that does not conform", async () => {
    const { receiver, runs, unusable } = createHooked();
    await deliver(receiver, resign(withData(data), { project_id: 7 }));
    expect(runs).toHaveLength(1);
    expect(unusable).toMatchObject([{ eventType: anyEvent }]);
  });

  it("is quarantined with another content type, and goes to onNonconforming in a replay", async () => {
    const { receiver, runs, unusable } = createHooked();
    const signed = withData(data);
    const headers = { ...signed.headers, "content-type": "text/plain" };
    await deliver(receiver, { ...signed, headers });
    expect(unusable).toMatchObject([{ reason: "content_type" }]);
    await receiver.replay({ all: true });
    await receiver.idle();
    expect(runs).toEqual(["unusable content_type", `nonconforming ${reason}`]);
  });

  it("does not keep correct data under the same ids from the handler", async () => {
    const { receiver, runs } = createHooked();
    await deliver(receiver, withData(data));
    await deliver(receiver, built);
    await deliver(receiver, withData(data));
    expect(runs).toEqual([`nonconforming ${reason}`, "handled message"]);
  });

  it("under the ids of a handled delivery goes once to onNonconforming, and to no handler", async () => {
    const { receiver, runs } = createHooked();
    await deliver(receiver, built);
    for (let times = 0; times < 2; times += 1) await deliver(receiver, withData(data));
    await deliver(receiver, built);
    expect(runs).toEqual(["handled message", `nonconforming ${reason}`]);
  });
});

it("every event can be nonconforming", async () => {
  for (const event of eventTypes) {
    const { receiver, seen } = createHooked();
    const named = resign(custom, { event: { ...built.delivery.event, type: event } });
    await deliver(receiver, named);
    expect(seen).toMatchObject([{ eventType: event }]);
  }
});

describe("the purpose of nonconforming data", () => {
  async function readPurpose(data: object, options: Partial<ReceiverOptions> = {}) {
    const { receiver, seen, contexts } = createHooked(options);
    await deliver(receiver, withData(data));
    return [seen[0]?.purpose, contexts[0]?.purposeInferred];
  }

  it("is set if the data was validated with it", async () => {
    expect(await readPurpose(samples.invalid)).toEqual(["message", true]);
    const said = { purposes: { [built.delivery.source.id]: "unique_code" } } as const;
    expect(await readPurpose(samples.invalid, said)).toEqual(["unique_code", false]);
    expect(await readPurpose(good, said)).toEqual(["unique_code", false]);
  });

  it("is null if it is unknown", async () => {
    expect(await readPurpose(samples.custom_payload)).toEqual([null, false]);
    expect(await readPurpose(samples.ambiguous_purpose)).toEqual([null, false]);
  });
});

it("missing keys are named, and counted beyond a hundred", async () => {
  const { receiver, seen } = createHooked();
  const categories = Array.from({ length: 120 }, () => ({}));
  const { campaign } = promotion;
  await deliver(
    receiver,
    withData({ ...promotion, campaign: { ...Object(campaign), categories } }),
  );
  const [delivery] = seen;
  expect(delivery?.reason).toBe("incomplete");
  expect(delivery?.issues).toHaveLength(100);
  expect(delivery?.more).toBeGreaterThan(0);
});

it("a designed raw payload is handled, even if it has an event", async () => {
  const { receiver, runs } = createHooked({ rawPaths: { "/raw": anyEvent } });
  const own = JSON.stringify({ event: { type: "order" }, total: 5 });
  await deliver(receiver, signRequest(own), "/raw");
  expect(runs).toEqual(["nonconforming custom_payload"]);
});

describe("onNonconforming does not get", () => {
  it.each<[string, SignedRequest, string | undefined, string]>([
    [
      "an unknown event",
      resign(custom, { event: { ...built.delivery.event, type: noEvent } }),
      "/webhooks",
      "unsupported",
    ],
    ["no event", signRequest("{}"), "/webhooks", "unusable invalid"],
    [
      "a raw payload on the path of envelopes",
      signRequest(JSON.stringify(good)),
      "/webhooks",
      "unusable raw_payload",
    ],
    ["an envelope on a raw path", built, "/raw", "unusable custom_payload"],
    ["a nonconforming envelope on a raw path", custom, "/raw", "unusable custom_payload"],
    ["what is no object", signRequest("[]"), "/raw", "unusable not_object"],
    ["what is no JSON", signRequest("{"), "/raw", "unusable not_json"],
  ])("%s", async (_name, signed, path, expected) => {
    const { receiver, runs } = createHooked({ rawPaths: { "/raw": anyEvent } });
    expect(await deliver(receiver, signed, path)).toBe(202);
    expect(runs).toEqual([expected]);
  });

  it("data that a handler handles", async () => {
    const { receiver, runs } = createHooked();
    for (const purpose of purposes) await deliver(receiver, buildAny(purpose));
    expect(runs).toEqual(purposes.map((purpose) => `handled ${purpose}`));
  });
});

describe("repeated nonconforming data:", () => {
  it("the same data is handled once, however many copies arrive at once", async () => {
    const { receiver, runs } = createHooked();
    await Promise.all(Array.from({ length: 20 }, () => send(receiver, custom)));
    await receiver.idle();
    await deliver(receiver, resign(custom, { id: "whs_again" }));
    expect(runs).toEqual(["nonconforming custom_payload"]);
  });

  it("different content under the same ids is also handled", async () => {
    const { receiver, seen, contexts } = createHooked();
    await deliver(receiver, custom);
    await deliver(receiver, otherCustom);
    expect(seen.map(({ data }) => data)).toEqual([{ hello: "world" }, { hello: "moon" }]);
    expect(new Set(contexts.map(({ deliveryKey }) => deliveryKey)).size).toBe(2);
  });

  it("different content after the correct one is handled, and each other correct one is a conflict", async () => {
    const { receiver, runs } = createHooked();
    await deliver(receiver, custom);
    await deliver(receiver, built);
    await deliver(receiver, otherCustom);
    await deliver(receiver, withData({ ...good, more: 1 }));
    expect(runs).toEqual([
      "nonconforming custom_payload",
      "handled message",
      "nonconforming custom_payload",
      "unusable id_conflict",
    ]);
  });

  it("a correct envelope or content type is not a duplicate of an earlier wrong one", async () => {
    const { receiver, runs } = createHooked();
    const headers = { ...otherCustom.headers, "content-type": "text/plain" };
    await deliver(receiver, resign(custom, { project_id: 7 }));
    await deliver(receiver, { ...otherCustom, headers });
    await deliver(receiver, custom);
    await deliver(receiver, otherCustom);
    expect(runs.slice(2)).toEqual(["nonconforming custom_payload", "nonconforming custom_payload"]);
  });

  it("a replay of the quarantine does not repeat deliveries that were handled in the meantime", async () => {
    const { receiver, runs, contexts } = createHooked();
    const headers = { ...custom.headers, "content-type": "text/plain" };
    await deliver(receiver, { ...custom, headers });
    await deliver(receiver, custom);
    await receiver.replay({ all: true });
    await receiver.idle();
    expect(runs).toEqual(["unusable content_type", "nonconforming custom_payload"]);
    const fresh = createHooked();
    await deliver(fresh.receiver, custom);
    expect(contexts[0]?.deliveryKey).toBe(fresh.contexts[0]?.deliveryKey);
  });
});

describe("onNonconforming that fails", () => {
  it("is called again, each time with the unchanged delivery", async () => {
    const seen: unknown[] = [];
    const { receiver, runs } = createRecordedReceiver({
      retry: atOnce,
      onNonconforming: ({ data }, { attempt, deliveryKey }) => {
        seen.push([attempt, deliveryKey, { ...data }]);
        Object.assign(data, { hello: "changed" });
        if (attempt < 3) throw new Error("not yet");
      },
    });
    expect(await deliver(receiver, custom)).toBe(202);
    const key = expect.stringMatching(/^\w+\/\w+$/);
    expect(seen).toEqual([1, 2, 3].map((attempt) => [attempt, key, samples.custom_payload]));
    expect(runs).toEqual([]);
  });

  it("makes it a dead letter, and a replay calls it again", async () => {
    const letters: DeadLetter[] = [];
    const inbox = createMemoryInbox();
    let isPoisonous = true;
    const { receiver, runs } = createRecordedReceiver({
      inbox,
      retry: { ...atOnce, attempts: 2 },
      onDeadLetter: (letter) => void letters.push(letter),
      onNonconforming: ({ reason }, { attempt }) => {
        runs.push(`${reason} ${attempt}`);
        if (isPoisonous) throw new Error("poison");
      },
    });
    await deliver(receiver, custom);
    expect(letters).toMatchObject([{ attempts: 2, error: new Error("poison") }]);
    expect(await inbox.stats()).toMatchObject({ dead: 1, quarantined: 0 });
    isPoisonous = false;
    expect(await receiver.replay({ state: "dead" })).toBe(1);
    await receiver.idle();
    expect(runs).toEqual(["custom_payload 1", "custom_payload 2", "custom_payload 1"]);
    expect(await inbox.stats()).toMatchObject({ waiting: 0, claimed: 0, dead: 0, quarantined: 0 });
  });
});

describe("after a restart", () => {
  /** A purpose with which the data of a message does not conform, until the option is removed. */
  const asUniqueCode: Partial<ReceiverOptions> = {
    purposes: { [built.delivery.source.id]: "unique_code" },
  };

  /** An inbox that outlives its process, with the deliveries that a first process stored and did not handle. */
  async function leave(signed: readonly SignedRequest[], options: Partial<ReceiverOptions> = {}) {
    const memory = createMemoryInbox();
    const inbox = { ...bind(memory), isDurable: true };
    const crashing = { ...inbox, claim: async () => [] };
    const { receiver } = createHooked({ ...options, inbox: crashing });
    for (const each of signed) await deliver(receiver, each);
    return inbox;
  }

  async function restart(options: Partial<ReceiverOptions>) {
    const hooked = createHooked(options);
    await hooked.receiver.idle();
    return hooked;
  }

  it("onNonconforming gets waiting deliveries", async () => {
    const inbox = await leave([custom, built, otherCustom]);
    const { runs, receiver } = await restart({ inbox });
    const taken = [
      "nonconforming custom_payload",
      "handled message",
      "nonconforming custom_payload",
    ];
    expect(runs).toEqual(taken);
    for (const each of [custom, built, otherCustom]) await deliver(receiver, each);
    expect(runs).toEqual(taken);
  });

  it("a handler gets a delivery that now conforms, once, under the key of every other resend", async () => {
    const inbox = await leave([built], asUniqueCode);
    const keys: string[] = [];
    const handlers: ReceiverOptions["handlers"] = (_webhook, { deliveryKey }) =>
      void keys.push(deliveryKey);
    const { receiver, runs } = await restart({ inbox, handlers });
    await deliver(receiver, built);
    expect([keys, runs]).toEqual([[expect.stringMatching(/^\w+$/)], []]);
    expect(await inbox.stats()).toMatchObject({ waiting: 0, claimed: 0, dead: 0, quarantined: 0 });
  });

  it("a handler gets a dead letter that now conforms", async () => {
    const inbox = await leave([built], asUniqueCode);
    const failing = { onNonconforming: () => Promise.reject(new Error("no")) };
    const retry = { ...atOnce, attempts: 1 };
    await restart({ ...asUniqueCode, ...failing, inbox, retry });
    const { receiver, runs } = await restart({ inbox });
    await receiver.replay({ state: "dead" });
    await receiver.idle();
    expect(runs).toEqual(["handled message"]);
  });

  it("a delivery that now conforms is a conflict if other content was handled, until a replay", async () => {
    const corrected = withData({ ...good, more: 1 });
    const inbox = await leave([built], asUniqueCode);
    const memory = await leave([corrected]);
    const [claim] = await memory.claim({ limit: 1, leaseMs: 1_000 });
    await inbox.put(claim?.entry ?? expect.fail("Nothing was stored."));
    const { receiver, runs } = await restart({ inbox, concurrency: 1 });
    expect([...runs].sort()).toEqual(["handled message", "unusable id_conflict"]);
    expect(await inbox.stats()).toMatchObject({ waiting: 0, claimed: 0, dead: 0, quarantined: 1 });
    await receiver.replay({ all: true });
    await receiver.idle();
    expect(runs.at(-1)).toBe("handled message");
  });

  it("a delivery that now conforms, and cannot be quarantined as a conflict, is tried again", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    const corrected = withData({ ...good, more: 1 });
    const inbox = await leave([built], asUniqueCode);
    const memory = await leave([corrected]);
    const [claim] = await memory.claim({ limit: 1, leaseMs: 1_000 });
    await inbox.put(claim?.entry ?? expect.fail("Nothing was stored."));
    let isBroken = true;
    const put: Inbox["put"] = (entry) =>
      isBroken && entry.quarantine !== null
        ? Promise.reject(new Error("no disk"))
        : inbox.put(entry);
    const { runs, receiver } = await restart({ inbox: { ...inbox, put }, concurrency: 1 });
    expect(runs).toEqual(["handled message"]);
    expect(await inbox.stats()).toMatchObject({ waiting: 0, claimed: 1, quarantined: 0 });
    isBroken = false;
    await vi.advanceTimersByTimeAsync(60_000);
    await receiver.idle();
    expect(await inbox.stats()).toMatchObject({ waiting: 0, claimed: 0, quarantined: 1 });
  });

  it("onNonconforming gets an entry that was for a handler, under its old key", async () => {
    const inbox = await leave([built]);
    const { runs, contexts } = await restart({ inbox, ...asUniqueCode });
    expect(runs).toEqual([expect.stringMatching(/^nonconforming /)]);
    expect(contexts[0]?.deliveryKey).toMatch(/^\w+$/);
  });

  it("a handler gets its waiting delivery again once the wrong option is removed", async () => {
    const inbox = await leave([built]);
    const failing = { onNonconforming: () => Promise.reject(new Error("no")) };
    await restart({ ...asUniqueCode, ...failing, inbox, retry: { ...atOnce, attempts: 1 } });
    const { receiver, runs } = await restart({ inbox });
    await receiver.replay({ state: "dead" });
    await receiver.idle();
    expect(runs).toEqual(["handled message"]);
  });

  it("nothing is lost between two versions that find different takers", async () => {
    const inbox = await leave([built], asUniqueCode);
    const [claim] = await inbox.claim({ limit: 1, leaseMs: 1_000 });
    const { entry } = claim ?? expect.fail("Nothing was stored.");
    // The other version found that it conforms, moved it, and stopped.
    const [key = ""] = entry.key.split("/");
    await inbox.put({ ...entry, key });
    await inbox.done(claim ?? expect.fail("Nothing was stored."));
    const { runs } = await restart({ inbox, ...asUniqueCode });
    expect(runs).toEqual([expect.stringMatching(/^nonconforming /)]);
    expect(await inbox.stats()).toMatchObject({ waiting: 0, claimed: 0, dead: 0, quarantined: 0 });
  });

  it("a waiting delivery without that callback is dead, until a replay with it", async () => {
    const inbox = await leave([custom]);
    const none = createReceiver({ secrets: testSecret, handlers: {}, inbox, log: () => {} });
    await none.idle();
    expect(await inbox.stats()).toMatchObject({ dead: 1 });
    const { receiver, runs } = await restart({ inbox });
    await receiver.replay({ all: true });
    await receiver.idle();
    expect(runs).toEqual(["nonconforming custom_payload"]);
  });

  it("a delivery that was quarantined without that callback is handled at a resend or a replay", async () => {
    const inbox = createMemoryInbox();
    const none = createReceiver({ secrets: testSecret, handlers: {}, inbox, log: () => {} });
    await deliver(none, custom);
    await deliver(none, otherCustom);
    const { receiver, runs, seen } = await restart({ inbox });
    await deliver(receiver, custom);
    await receiver.replay({ all: true });
    await receiver.idle();
    expect(runs).toHaveLength(2);
    expect(seen.map(({ data }) => data)).toEqual([{ hello: "world" }, { hello: "moon" }]);
  });
});
