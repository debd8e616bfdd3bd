import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createMemoryInbox } from "../../src/inbox/memory.ts";
import { type SignedRequest, signRequest } from "../../src/testing.ts";
import { bind } from "../inbox/bound-inbox.ts";
import { measureRetained } from "../measuring.ts";
import { receiverError } from "../receiver-error.ts";
import { anyEvent, buildAny, createRecordedReceiver } from "../recorded-receiver.ts";

function post({ headers, body }: SignedRequest) {
  return { method: "POST", path: "/webhooks", headers, body };
}

describe("a full inbox", () => {
  it("lets the next in if what waited longest turned out to be there already", async () => {
    let end = () => {};
    const { receiver } = createRecordedReceiver({
      inbox: createMemoryInbox({ maxOpen: 1 }),
      concurrency: 1,
      handlers: () =>
        new Promise<void>((resolve) => {
          end = resolve;
        }),
      limits: { storeTimeoutMs: 5_000 },
    });
    const [first, second] = [buildAny(), buildAny()];
    expect((await receiver.handle(post(first))).status).toBe(202);
    await turn();
    const waiting = [second, second, buildAny()].map((sent) => receiver.handle(post(sent)));
    const release = setInterval(() => end(), 5);
    const statuses = (await Promise.all(waiting)).map(({ status }) => status);
    await receiver.idle();
    clearInterval(release);
    expect(statuses).toEqual([202, 202, 202]);
  });

  it("is tried again until the end, since another process may make room", async () => {
    const inbox = bind(createMemoryInbox());
    const { put } = inbox;
    let isFull = true;
    inbox.put = async (entry) => (isFull ? "full" : put(entry));
    const { receiver } = createRecordedReceiver({ inbox, limits: { storeTimeoutMs: 2_000 } });
    const answer = receiver.handle(post(buildAny()));
    setTimeout(() => {
      isFull = false;
    }, 20);
    expect((await answer).status).toBe(202);
    await receiver.idle();
  });
});

describe("a receiver that closes", () => {
  it("refuses a body that ends after that, and loses nothing that it acknowledged", async () => {
    const { receiver, runs, logs } = createRecordedReceiver();
    let endBody = () => {};
    const { headers, body } = buildAny();
    const answer = receiver.pipeline.answer({
      ...post({ ...buildAny(), headers, body }),
      readBody: () =>
        new Promise((resolve) => {
          endBody = () => resolve(body);
        }),
    });
    await receiver.close();
    endBody();
    expect((await answer).status).toBe(503);
    expect(runs).toEqual([]);
    expect((await receiver.stats()).waiting).toBe(0);
    expect(logs.map(({ code }) => code)).not.toContain("accepted");
  });

  it("replays nothing, since nothing would handle it", async () => {
    const { receiver } = createRecordedReceiver();
    await receiver.close();
    const error = receiverError("receiver_closed", "replay");
    await expect(receiver.replay({ all: true })).rejects.toEqual(error);
  });
});

describe("an inbox that is broken", () => {
  it("by a conflict under every key: the vendor sends it again", async () => {
    const inbox = { ...bind(createMemoryInbox()), put: async () => "conflict" as const };
    const { receiver, logs } = createRecordedReceiver({ inbox });
    expect((await receiver.handle(post(buildAny()))).status).toBe(503);
    expect(logs).toMatchObject([{ level: "error", code: "store_failed" }]);
    expect(logs[0]?.message).toMatch(/compares fingerprints/);
  });

  it.each([
    ["that rejects", () => Promise.reject(new Error("no disk"))],
    ["that never answers", () => new Promise<never>(() => {})],
  ])("by stats %s: it is closed all the same", async (_name, stats) => {
    let isClosed = false;
    const close = async () => {
      isClosed = true;
    };
    const { receiver } = createRecordedReceiver({
      inbox: { ...bind(createMemoryInbox()), stats, close },
    });
    await receiver.close();
    expect(isClosed).toBe(true);
  });
});

describe("a raw payload that does not conform", () => {
  it("pushes no key out that could come again", async () => {
    const { receiver, runs } = createRecordedReceiver({
      inbox: createMemoryInbox({ maxRemembered: 1 }),
      rawPaths: { "/raw": anyEvent },
    });
    const envelope = post(buildAny());
    await receiver.handle(envelope);
    await receiver.idle();
    for (let count = 0; count < 3; count += 1) {
      await receiver.handle({ ...post(signRequest(`{"own":${count}}`)), path: "/raw" });
      await receiver.idle();
    }
    await receiver.handle(envelope);
    await receiver.idle();
    expect(runs).toEqual(["handled message", ...Array(3).fill("nonconforming custom_payload")]);
  });
});

describe("a claim that another process took over", () => {
  it("is neither a dead letter nor handled here", async () => {
    const inbox = bind(createMemoryInbox());
    inbox.dead = async () => false;
    inbox.done = async () => false;
    let isFailing = true;
    const letters: unknown[] = [];
    const { receiver, logs } = createRecordedReceiver({
      inbox,
      retry: { attempts: 1 },
      onDeadLetter: (letter) => void letters.push(letter),
      handlers: () => {
        if (isFailing) throw new Error("no");
      },
    });
    await receiver.handle(post(buildAny()));
    await receiver.idle();
    isFailing = false;
    await receiver.handle(post(buildAny()));
    await receiver.idle();
    expect(letters).toEqual([]);
    expect(logs.map(({ code }) => code)).toEqual(["accepted", "accepted"]);
  });
});

describe("a callback that waits for its turn", () => {
  it("holds no body", async () => {
    const { receiver } = createRecordedReceiver({
      inbox: createMemoryInbox({ maxKept: 2 }),
      concurrency: 1,
      onUnusable: () => new Promise(() => {}),
      retry: { timeoutMs: 60_000 },
    });
    const pad = "x".repeat(300_000);
    const retained = await measureRetained(async () => {
      for (let count = 0; count < 500; count += 1) {
        await receiver.handle(post(signRequest(`{"n":${count},"pad":"${pad}"}`)));
      }
    });
    // Five hundred such bodies are 150 MB, and as much again as text.
    expect(retained).toBeLessThan(20 * 1024 * 1024);
    expect(await receiver.stats()).toMatchObject({ quarantined: 2 });
  });
});
