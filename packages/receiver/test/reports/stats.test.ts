import { describe, expect, it } from "vitest";
import type { ReceiverErrorCode } from "../../src/errors.ts";
import { createMemoryInbox } from "../../src/inbox/memory.ts";
import { buildDelivery, signRequest } from "../../src/testing.ts";
import { receiverError } from "../receiver-error.ts";
import { anyEvent, buildAny, createRecordedReceiver } from "../recorded-receiver.ts";
import { deliver, send } from "../sending.ts";

const none = { waiting: 0, running: 0, dead: 0, quarantined: 0, duplicates: 0, refused: {} };

/** A handler that runs until the test releases it, and then fails. */
function createFailing() {
  let fail = () => {};
  const failed = new Promise<void>((_resolve, reject) => {
    fail = () => reject(new Error("the shop is closed"));
  });
  return { handlers: () => failed, fail: () => fail() };
}

describe("stats", () => {
  it("of a new receiver are zero", async () => {
    const { receiver } = createRecordedReceiver();
    expect(await receiver.stats()).toEqual({ ...none, oldestMs: null });
  });

  it("follow a delivery from waiting to dead", async () => {
    let now = 1_000;
    const inbox = createMemoryInbox({ now: () => now });
    const { handlers, fail } = createFailing();
    const options = { inbox, handlers, concurrency: 1, retry: { attempts: 1 } };
    const { receiver } = createRecordedReceiver(options);
    for (const purpose of ["message", "promotion", "unique_code"] as const) {
      await send(receiver, buildAny(purpose));
    }
    await expect.poll(receiver.stats).toMatchObject({ running: 1 });
    now += 250;
    expect(await receiver.stats()).toEqual({ ...none, waiting: 2, running: 1, oldestMs: 250 });
    fail();
    await receiver.idle();
    expect(await receiver.stats()).toEqual({ ...none, dead: 3, oldestMs: null });
  });

  it("count a delivery that waits for a retry as waiting", async () => {
    const handlers = () => Promise.reject(new Error("the shop is closed"));
    const retry = { firstDelayMs: 3_600_000 };
    const { receiver } = createRecordedReceiver({ handlers, retry });
    await deliver(receiver, buildAny());
    const oldestMs = expect.any(Number);
    expect(await receiver.stats()).toEqual({ ...none, waiting: 1, oldestMs });
  });

  it("count duplicates, quarantined deliveries, and refusals by response", async () => {
    const { receiver } = createRecordedReceiver({ limits: { maxBodyBytes: 10_000 } });
    const built = buildAny();
    for (let count = 0; count < 3; count += 1) await deliver(receiver, built);
    await deliver(receiver, signRequest("{}"));
    const forged = buildDelivery({ event: anyEvent, purpose: "message", secret: "other" });
    const zipped = { ...built, headers: { ...built.headers, "content-encoding": "gzip" } };
    for (let count = 0; count < 20; count += 1) await deliver(receiver, forged);
    for (let count = 0; count < 15; count += 1) await deliver(receiver, zipped);
    await deliver(receiver, signRequest("x".repeat(10_001)));
    await deliver(receiver, built, "/elsewhere");
    await receiver.fetch(new Request("http://localhost/webhooks"));
    // @ts-expect-error: what JavaScript can pass
    await receiver.handle({ ...forged, method: "POST", path: "/webhooks", body: {} });
    await receiver.close();
    await deliver(receiver, built);
    const refused = {
      invalid_signature: 20,
      unsupported_encoding: 15,
      body_too_large: 1,
      not_found: 1,
      method_not_allowed: 1,
      internal_error: 1,
      unavailable: 1,
    };
    const expected = { ...none, duplicates: 2, quarantined: 1, refused, oldestMs: null };
    expect(await receiver.stats()).toEqual(expected);
  });
});

/** A receiver with a dead letter, and after it two quarantined deliveries. */
async function createWithKept() {
  const handlers = () => Promise.reject(new Error("the shop is closed"));
  const recorded = createRecordedReceiver({ handlers, retry: { attempts: 1 } });
  const bodies = [buildAny(), signRequest("no JSON"), signRequest("{}")];
  for (const signed of bodies) await deliver(recorded.receiver, signed);
  const [dead = 0, ...quarantined] = bodies.map(({ body }) => body.byteLength);
  return { ...recorded, bytes: { dead, quarantined } };
}

describe("list", () => {
  it("has reasons and no bodies, the newest first", async () => {
    const { receiver, unusable, bytes } = await createWithKept();
    const [notJson, invalid] = unusable.map(({ deliveryKey: key }) => ({
      key,
      state: "quarantined",
      attempts: 0,
      ageMs: expect.any(Number),
      dueMs: null,
      rawEvent: null,
      event: null,
      purpose: null,
    }));
    const [letter, ...others] = (await receiver.list()).toReversed();
    expect(letter).toEqual({
      key: expect.any(String),
      state: "dead",
      reason: "handler_failed",
      attempts: 1,
      ageMs: expect.any(Number),
      dueMs: null,
      bytes: bytes.dead,
      rawEvent: null,
      event: anyEvent,
      purpose: "message",
    });
    expect(others).toEqual([
      { ...notJson, reason: "not_json", bytes: bytes.quarantined[0] },
      { ...invalid, reason: "invalid", bytes: bytes.quarantined[1] },
    ]);
  });

  it("shows only one state, and the newest up to the limit", async () => {
    const { receiver } = await createWithKept();
    const reasons = async (filter: Parameters<typeof receiver.list>[0]) =>
      (await receiver.list(filter)).map(({ reason }) => reason);
    expect(await reasons({})).toEqual(["invalid", "not_json", "handler_failed"]);
    expect(await reasons({ state: "dead" })).toEqual(["handler_failed"]);
    expect(await reasons({ state: "quarantined" })).toEqual(["invalid", "not_json"]);
    expect(await reasons({ limit: 1 })).toEqual(["invalid"]);
  });

  it.each<[string, unknown, ReceiverErrorCode, string]>([
    ["a misspelled state", { state: "deadd" }, "filter_invalid", "list.state"],
    ["a state that all objects have", { state: "toString" }, "filter_invalid", "list.state"],
    ["a blank customer", { customer: "" }, "filter_invalid", "list.customer"],
    ["a negative limit", { limit: -1 }, "filter_invalid", "list.limit"],
    ["a limit of nothing", { limit: 0 }, "filter_invalid", "list.limit"],
    ["a limit that is text", { limit: "10" }, "filter_invalid", "list.limit"],
    ["a misspelled name", { status: "dead" }, "option_unknown", "list.status"],
    ["a state alone", "dead", "filter_invalid", "list"],
    ["null", null, "filter_invalid", "list"],
  ])("refuses %s", async (_name, filter, code, place) => {
    const { receiver } = createRecordedReceiver();
    // @ts-expect-error: what JavaScript can pass
    await expect(receiver.list(filter)).rejects.toThrow(receiverError(code, place));
  });
});

describe("replay", () => {
  it.each([
    ["all", { all: true }, 3],
    ["the dead", { state: "dead" }, 1],
    ["the quarantined", { state: "quarantined" }, 2],
    ["a key that is not there", { key: "none" }, 0],
  ] as const)("takes %s", async (_name, filter, count) => {
    const { receiver } = await createWithKept();
    expect(await receiver.replay(filter)).toBe(count);
  });

  it("takes one by its key", async () => {
    const { receiver } = await createWithKept();
    const [newest] = await receiver.list();
    expect(await receiver.replay({ key: newest?.key ?? expect.fail("nothing is kept") })).toBe(1);
  });

  it.each<[string, readonly unknown[], ReceiverErrorCode, string]>([
    ["nothing", [], "replay_unfiltered", "replay"],
    ["an empty filter", [{}], "replay_unfiltered", "replay"],
    ["a key that is missing", [{ key: undefined }], "replay_unfiltered", "replay"],
    ["all: false", [{ all: false }], "replay_unfiltered", "replay"],
    ["null", [null], "filter_invalid", "replay"],
    ["a misspelled state", [{ state: "deadd" }], "filter_invalid", "replay.state"],
    ["a key that is none", [{ key: 7 }], "filter_invalid", "replay.key"],
    ["all as text", [{ all: "true" }], "filter_invalid", "replay.all"],
    ["all, and a state", [{ all: true, state: "dead" }], "filter_invalid", "replay.all"],
    ["a misspelled name", [{ status: "dead" }], "option_unknown", "replay.status"],
  ])("refuses %s, and replays nothing", async (_name, filters, code, place) => {
    const { receiver } = await createWithKept();
    // @ts-expect-error: what JavaScript can pass
    await expect(receiver.replay(...filters)).rejects.toThrow(receiverError(code, place));
    expect(await receiver.list()).toHaveLength(3);
  });
});
