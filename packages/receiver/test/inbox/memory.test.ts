import { describe, expect, it } from "vitest";
import type { Inbox } from "../../src/inbox/inbox.ts";
import { createMemoryInbox, type MemoryInboxOptions } from "../../src/inbox/memory.ts";
import { makeEntry, testInbox } from "./inbox-contract.ts";

testInbox("the memory inbox", () => {
  let time = 0;
  const inbox = createMemoryInbox({ now: () => time });
  const pass = (ms: number) => {
    time += ms;
  };
  return { inbox, pass, other: inbox };
});

const kilobyte = new Uint8Array(1_024);

async function finishOne(inbox: Inbox): Promise<void> {
  const [claim] = await inbox.claim({ limit: 1, leaseMs: 1_000 });
  if (claim) await inbox.done(claim);
}

describe("the memory inbox is bounded", () => {
  it.each<[string, MemoryInboxOptions]>([
    ["entries", { maxOpen: 2 }],
    ["bytes", { maxOpenBytes: 2_048 }],
  ])("in open %s: what is too much is full, and can come again", async (_name, options) => {
    const inbox = createMemoryInbox(options);
    const put = (key: string) => inbox.put(makeEntry(key, { body: kilobyte }));
    expect(await put("a")).toBe("stored");
    expect(await put("b")).toBe("stored");
    expect(await put("c")).toBe("full");
    expect(await put("a")).toBe("duplicate");
    await finishOne(inbox);
    expect(await put("c")).toBe("stored");
  });

  it.each<[string, MemoryInboxOptions]>([
    ["entries", { maxKept: 2 }],
    ["bytes", { maxKeptBytes: 2_048 }],
  ])(
    "in kept %s: the oldest goes, and may come again, since it was not handled",
    async (_name, options) => {
      const inbox = createMemoryInbox(options);
      const put = (key: string) => inbox.put(makeEntry(key, { body: kilobyte, quarantine: "why" }));
      for (const key of ["a", "b", "c"]) expect(await put(key)).toBe("stored");
      expect(await inbox.stats()).toMatchObject({ quarantined: 2 });
      expect(await inbox.replay({ key: "a" })).toBe(0);
      expect(await put("b")).toBe("duplicate");
      expect(await put("a")).toBe("stored");
    },
  );

  it("in remembered keys: the oldest goes, but none that is open", async () => {
    const inbox = createMemoryInbox({ maxRemembered: 2 });
    await inbox.put(makeEntry("open"));
    await inbox.claim({ limit: 1, leaseMs: 100_000 });
    for (const key of ["a", "b", "c"]) {
      await inbox.put(makeEntry(key));
      await finishOne(inbox);
    }
    expect(await inbox.put(makeEntry("open"))).toBe("duplicate");
    expect(await inbox.put(makeEntry("a"))).toBe("stored");
  });

  it("in replays: what has no room stays where it is", async () => {
    const inbox = createMemoryInbox({ maxOpen: 1 });
    for (const key of ["a", "b"]) await inbox.put(makeEntry(key, { quarantine: "why" }));
    expect(await inbox.replay()).toBe(1);
    await finishOne(inbox);
    expect(await inbox.replay()).toBe(1);
  });
});
