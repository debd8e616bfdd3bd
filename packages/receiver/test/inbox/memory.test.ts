import { describe, expect, it } from "vitest";
import type { ReceiverErrorCode } from "../../src/errors.ts";
import type { ChangeFilter, Claim, Inbox } from "../../src/inbox/inbox.ts";
import { createMemoryInbox, type MemoryInboxOptions } from "../../src/inbox/memory.ts";
import { makeEntry } from "../../src/inbox-contract/entries.ts";
import { inboxContract } from "../../src/inbox-contract.ts";
import { receiverError } from "../receiver-error.ts";

describe("the memory inbox keeps the contract: it", () => {
  it.each(inboxContract)("$name", ({ run }) => run(() => ({ ...createTimed(), jump: () => {} })));
});

/** An inbox whose clock the test moves. */
function createTimed(options: MemoryInboxOptions = {}) {
  let time = 0;
  const pass = (ms: number): void => {
    time += ms;
  };
  return { inbox: createMemoryInbox({ ...options, now: () => time }), pass };
}

const kilobyte = new Uint8Array(1_024);

async function claimOne(inbox: Inbox, leaseMs = 1_000): Promise<Claim> {
  const [claim] = await inbox.claim({ limit: 1, leaseMs });
  return claim ?? expect.fail("There is nothing to claim.");
}

async function finishOne(inbox: Inbox): Promise<void> {
  await inbox.done(await claimOne(inbox));
}

async function keysOfClaims(inbox: Inbox, limit = 10): Promise<readonly string[]> {
  const claims = await inbox.claim({ limit, leaseMs: 1_000 });
  return claims.map(({ entry }) => entry.key);
}

describe("the memory inbox", () => {
  it("claims entries that are due since the same time in the order of storing", async () => {
    const { inbox, pass } = createTimed();
    for (const key of ["leased", "retried", "also leased"]) await inbox.put(makeEntry(key));
    await claimOne(inbox, 100);
    await inbox.retry(await claimOne(inbox), 100);
    await claimOne(inbox, 100);
    pass(100);
    await inbox.put(makeEntry("young"));
    expect(await keysOfClaims(inbox)).toEqual(["leased", "retried", "also leased", "young"]);
  });

  it("claims each entry when it is due, in any order of due times", async () => {
    const { inbox, pass } = createTimed();
    const delays = [500, 300, 900, 100, 700];
    for (const delay of delays) await inbox.put(makeEntry(`after ${delay}`));
    for (const delay of delays) await inbox.retry(await claimOne(inbox), delay);
    const due: (readonly string[])[] = [];
    for (let step = 0; step < 5; step += 1) {
      pass(200);
      due.push(await keysOfClaims(inbox));
    }
    expect(due).toEqual([
      ["after 100"],
      ["after 300"],
      ["after 500"],
      ["after 700"],
      ["after 900"],
    ]);
  });

  it("lets a worker settle after the end of its lease, until another worker claims the entry", async () => {
    const { inbox, pass } = createTimed();
    for (const key of ["a", "b", "c"]) await inbox.put(makeEntry(key));
    const [, second, third] = await inbox.claim({ limit: 3, leaseMs: 1_000 });
    pass(1_000);
    expect(await keysOfClaims(inbox, 1)).toEqual(["a"]);
    expect(second && (await inbox.done(second))).toBe(true);
    expect(third && (await inbox.retry(third, 5_000))).toBe(true);
    expect(await keysOfClaims(inbox)).toEqual([]);
    expect(await inbox.stats()).toMatchObject({ waiting: 1, claimed: 1 });
  });

  it("lets a worker delay an entry whose sender did not send it again in time", async () => {
    const { inbox, pass } = createTimed();
    await inbox.put(makeEntry("a"), { claim: { leaseMs: 10, senderMs: 100 } });
    pass(100);
    await inbox.retry(await claimOne(inbox), 50);
    expect(await keysOfClaims(inbox)).toEqual([]);
    pass(50);
    expect(await keysOfClaims(inbox)).toEqual(["a"]);
  });

  it("queues a replayed entry after the waiting ones", async () => {
    const inbox = createMemoryInbox();
    await inbox.put(makeEntry("replayed", { quarantine: "why" }));
    await inbox.put(makeEntry("waiting"));
    await inbox.replay({ all: true });
    expect(await keysOfClaims(inbox)).toEqual(["waiting", "replayed"]);
  });

  it("measures ages on its own clock", async () => {
    const { inbox, pass } = createTimed();
    await inbox.put(makeEntry("dead"));
    await inbox.dead(await claimOne(inbox), "why");
    pass(30);
    await inbox.put(makeEntry("open"));
    pass(12);
    expect(await inbox.list()).toMatchObject([{ ageMs: 42 }]);
    expect(await inbox.stats()).toMatchObject({ oldestMs: 12 });
  });
});

it("the memory inbox uses the default of an undefined limit", async () => {
  const inbox = createMemoryInbox(JSON.parse("{}", () => ({ maxOpen: undefined })));
  expect(await inbox.put(makeEntry("a"))).toMatchObject({ outcome: "stored" });
});

describe("the memory inbox refuses", () => {
  it.each<readonly [code: ReceiverErrorCode, place: string, options: unknown]>([
    ["inbox_invalid", "createMemoryInbox", null],
    ["inbox_invalid", "createMemoryInbox", 100],
    ["option_unknown", "createMemoryInbox.maxopen", { maxopen: 100 }],
    ["inbox_invalid", "createMemoryInbox.maxOpen", { maxOpen: 0 }],
    ["inbox_invalid", "createMemoryInbox.maxOpen", { maxOpen: Number.POSITIVE_INFINITY }],
    ["inbox_invalid", "createMemoryInbox.maxOpenBytes", { maxOpenBytes: "64 MiB" }],
    ["inbox_invalid", "createMemoryInbox.maxKept", { maxKept: -1 }],
    ["inbox_invalid", "createMemoryInbox.maxRemembered", { maxRemembered: 1.5 }],
    ["inbox_invalid", "createMemoryInbox.now", { now: 5 }],
  ])("%s %s: %o", (code, place, options) => {
    // A user of JavaScript may pass this.
    const create = () => createMemoryInbox(options as MemoryInboxOptions);
    expect(create).toThrow(receiverError(code, place));
  });
});

describe("the memory inbox refuses to replay or purge", () => {
  it.each<readonly [code: ReceiverErrorCode, filter: unknown]>([
    ["filter_invalid", {}],
    ["filter_invalid", { key: undefined }],
    ["filter_invalid", { all: false }],
    ["filter_invalid", { all: true, key: "a" }],
    ["option_unknown", { status: "dead" }],
  ])("%s: %o", async (code, filter) => {
    const inbox = createMemoryInbox();
    await inbox.put(makeEntry("a", { quarantine: "why" }));
    // A user of JavaScript may pass this.
    const wrong = filter as ChangeFilter;
    for (const change of [inbox.replay(wrong), inbox.purge(wrong)]) {
      await expect(change).rejects.toThrow(expect.objectContaining({ code }));
    }
    expect(await inbox.list()).toHaveLength(1);
  });
});

describe("the memory inbox is bounded", () => {
  it.each<[string, MemoryInboxOptions]>([
    ["entries", { maxOpen: 2 }],
    ["bytes", { maxOpenBytes: 2_048 }],
  ])("in open %s: what is too much is full, and can come again", async (_name, options) => {
    const inbox = createMemoryInbox(options);
    const put = (key: string) => inbox.put(makeEntry(key, { body: kilobyte }));
    expect(await put("a")).toMatchObject({ outcome: "stored" });
    expect(await put("b")).toMatchObject({ outcome: "stored" });
    expect(await put("c")).toMatchObject({ outcome: "full" });
    expect(await put("a")).toMatchObject({ outcome: "duplicate" });
    await finishOne(inbox);
    expect(await put("c")).toMatchObject({ outcome: "stored" });
  });

  it.each<[string, MemoryInboxOptions]>([
    ["entries", { maxKept: 2 }],
    ["bytes", { maxKeptBytes: 2_048 }],
  ])(
    "in kept %s: the oldest is dropped, and is new if it arrives again, because it was not handled",
    async (_name, options) => {
      const inbox = createMemoryInbox(options);
      const put = (key: string) => inbox.put(makeEntry(key, { body: kilobyte, quarantine: "why" }));
      for (const key of ["a", "b", "c"])
        expect(await put(key)).toMatchObject({ outcome: "stored" });
      expect(await inbox.stats()).toMatchObject({ quarantined: 2 });
      expect(await inbox.replay({ key: "a" })).toBe(0);
      expect(await put("b")).toMatchObject({ outcome: "duplicate" });
      expect(await put("a")).toMatchObject({ outcome: "stored" });
    },
  );

  it("in each kind of kept entries separately, and reports each dropped entry", async () => {
    const inbox = createMemoryInbox({ maxKept: 1 });
    const dropped: unknown[] = [];
    inbox.onDrop?.(({ key, state }) => dropped.push([key, state]));
    const bury = async (key: string) => {
      await inbox.put(makeEntry(key));
      await inbox.dead(await claimOne(inbox), "why");
    };
    await bury("dead");
    for (const key of ["a", "b"]) await inbox.put(makeEntry(key, { quarantine: "why" }));
    expect(dropped).toEqual([["a", "quarantined"]]);
    inbox.onDrop?.(({ key }) => dropped.push(["to the newer listener", key]));
    expect(await inbox.stats()).toMatchObject({ dead: 1, quarantined: 1 });
    await bury("newer");
    expect(dropped).toEqual([
      ["a", "quarantined"],
      ["to the newer listener", "dead"],
    ]);
  });

  it("in kept entries: it reports each before dropping it, when its body can still be read", async () => {
    const inbox = createMemoryInbox({ maxKept: 1 });
    const read: unknown[] = [];
    inbox.onDrop?.(({ key }) => read.push(inbox.read(key)));
    for (const key of ["a", "b"]) await inbox.put(makeEntry(key, { quarantine: "why" }));
    expect(await Promise.all(read)).toMatchObject([
      { key: "a", body: Uint8Array.from(Buffer.from("a")) },
    ]);
    expect(await inbox.read("a")).toBe(undefined);
  });

  it("in kept entries, even if the listener throws", async () => {
    const inbox = createMemoryInbox({ maxKept: 1 });
    inbox.onDrop?.(() => {
      throw new Error("no");
    });
    const put = (key: string) => inbox.put(makeEntry(key, { quarantine: "why" }));
    await put("a");
    for (const key of ["b", "c"]) await expect(put(key)).rejects.toThrow("no");
    expect(await inbox.list()).toMatchObject([{ key: "c" }]);
  });

  it("in remembered keys: the oldest is forgotten, but no key of an open entry", async () => {
    const inbox = createMemoryInbox({ maxRemembered: 2 });
    await inbox.put(makeEntry("open"));
    await inbox.claim({ limit: 1, leaseMs: 100_000 });
    for (const key of ["a", "b", "c"]) {
      await inbox.put(makeEntry(key));
      await finishOne(inbox);
    }
    expect(await inbox.put(makeEntry("open"))).toMatchObject({ outcome: "duplicate" });
    expect(await inbox.put(makeEntry("a"))).toMatchObject({ outcome: "stored" });
  });

  it("in remembered keys that have a time, too", async () => {
    const inbox = createMemoryInbox({ maxRemembered: 2 });
    for (const key of ["a", "b", "c"]) {
      await inbox.put(makeEntry(key, { rememberMs: 1_000_000 }));
      await finishOne(inbox);
    }
    expect(await inbox.put(makeEntry("b"))).toMatchObject({ outcome: "duplicate" });
    expect(await inbox.put(makeEntry("a"))).toMatchObject({ outcome: "stored" });
  });

  it("in remembered keys: a key that is stored again after its time counts as new", async () => {
    const { inbox, pass } = createTimed({ maxRemembered: 2 });
    const handle = async (key: string, rememberMs: number | null) => {
      expect(await inbox.put(makeEntry(key, { rememberMs }))).toMatchObject({ outcome: "stored" });
      await finishOne(inbox);
    };
    await handle("again", 10);
    await handle("old", null);
    pass(10);
    await handle("again", 10);
    await handle("new", null);
    expect(await inbox.put(makeEntry("again"))).toMatchObject({ outcome: "duplicate" });
    expect(await inbox.put(makeEntry("old"))).toMatchObject({ outcome: "stored" });
  });

  it("in remembered keys: no key of a kept entry is forgotten", async () => {
    const inbox = createMemoryInbox({ maxRemembered: 1 });
    await inbox.put(makeEntry("kept", { quarantine: "why" }));
    for (const key of ["a", "b"]) {
      await inbox.put(makeEntry(key));
      await finishOne(inbox);
    }
    expect(await inbox.put(makeEntry("kept"))).toMatchObject({ outcome: "duplicate" });
  });

  it("in remembered keys: a long event counts as several keys", async () => {
    const inbox = createMemoryInbox({ maxRemembered: 3 });
    const handle = async (key: string, event: string | null) => {
      await inbox.put(makeEntry(key, { event }));
      await finishOne(inbox);
    };
    for (const key of ["a", "b", "c"]) await handle(key, "short");
    await handle("d", "x".repeat(2_000));
    expect(await inbox.stats()).toMatchObject({ done: 2 });
    await handle("e", "x".repeat(2_000));
    expect(await inbox.list({ state: "done" })).toMatchObject([{ key: "e" }]);
    for (const key of ["f", "g"]) await handle(key, null);
    expect(await inbox.stats()).toMatchObject({ done: 2 });
  });

  it("in remembered keys: a purged key counts, until it is forgotten", async () => {
    const inbox = createMemoryInbox({ maxRemembered: 2 });
    for (const key of ["a", "b", "c"]) await inbox.put(makeEntry(key, { quarantine: "why" }));
    expect(await inbox.purge({ all: true })).toBe(3);
    expect(await inbox.stats()).toMatchObject({ done: 2, quarantined: 0, bytes: 0 });
    await inbox.purge({ key: "b" });
    await inbox.put(makeEntry("d"));
    await finishOne(inbox);
    expect(await inbox.list({ state: "done" })).toMatchObject([{ key: "d" }, { key: "c" }]);
  });

  it("in open bytes, and a purge frees the erased ones", async () => {
    const inbox = createMemoryInbox({ maxOpenBytes: 1_024 });
    await inbox.put(makeEntry("a", { body: kilobyte }));
    expect(await inbox.purge({ state: "waiting" })).toBe(1);
    expect(await inbox.put(makeEntry("b", { body: kilobyte }))).toMatchObject({
      outcome: "stored",
    });
  });

  it("in entries that a put claims: `put` resolves to full above the limit", async () => {
    const inbox = createMemoryInbox({ maxOpen: 1 });
    const claim = { leaseMs: 1_000, senderMs: 1_000 };
    expect(await inbox.put(makeEntry("a"), { claim })).toMatchObject({ claim: { attempt: 1 } });
    expect(await inbox.put(makeEntry("b"), { claim })).toEqual({ outcome: "full" });
    expect(await inbox.put(makeEntry("a"), { claim })).toMatchObject({ state: "claimed" });
  });

  it("in remembered keys: a key without a time to remember does not count", async () => {
    const inbox = createMemoryInbox({ maxRemembered: 1 });
    await inbox.put(makeEntry("kept"));
    await finishOne(inbox);
    for (const key of ["a", "b"]) {
      await inbox.put(makeEntry(key, { rememberMs: 0 }));
      await finishOne(inbox);
    }
    expect(await inbox.put(makeEntry("kept"))).toMatchObject({ outcome: "duplicate" });
    expect(await inbox.put(makeEntry("a"))).toMatchObject({ outcome: "stored" });
  });

  it("to no kept entries and no keys, if its limits are zero", async () => {
    const inbox = createMemoryInbox({ maxKept: 0, maxKeptBytes: 0, maxRemembered: 0 });
    for (const quarantine of [null, "why"]) {
      expect(await inbox.put(makeEntry("a", { quarantine }))).toMatchObject({ outcome: "stored" });
      if (quarantine === null) await finishOne(inbox);
      expect(await inbox.put(makeEntry("a", { quarantine: "again" }))).toMatchObject({
        outcome: "stored",
      });
    }
    expect(await inbox.list()).toEqual([]);
  });

  it("in replays: entries without space stay as they are", async () => {
    const inbox = createMemoryInbox({ maxOpen: 1 });
    for (const key of ["a", "b"]) await inbox.put(makeEntry(key, { quarantine: "why" }));
    expect(await inbox.replay({ all: true }, { dryRun: true })).toBe(1);
    expect(await inbox.replay({ all: true })).toBe(1);
    expect(await inbox.list()).toMatchObject([{ key: "b" }]);
    await finishOne(inbox);
    expect(await inbox.replay({ all: true })).toBe(1);
  });

  it("in kept bytes, and a replay frees those of its entries", async () => {
    const inbox = createMemoryInbox({ maxKeptBytes: 2_048 });
    const fill = async (keys: readonly string[]) => {
      for (const key of keys)
        await inbox.put(makeEntry(key, { body: kilobyte, quarantine: "why" }));
    };
    await fill(["a", "b"]);
    expect(await inbox.replay({ all: true })).toBe(2);
    await fill(["c", "d"]);
    expect(await inbox.list()).toMatchObject([{ key: "d" }, { key: "c" }]);
  });
});
