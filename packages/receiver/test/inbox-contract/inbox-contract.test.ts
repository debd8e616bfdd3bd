import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Inbox } from "../../src/inbox/inbox.ts";
import { createMemoryInbox } from "../../src/inbox/memory.ts";
import { type InboxUnderTest, inboxContract } from "../../src/inbox-contract.ts";
import { bind } from "../inbox/bound-inbox.ts";
import { createTransactionalInbox } from "../inbox/transactional-inbox.ts";

/** Two handles on one inbox in memory, whose methods start and resolve later, as those of a database do. */
function makeDistant(): InboxUnderTest {
  let time = 0;
  const { inbox } = createTransactionalInbox({ now: () => time });
  return {
    inbox: toDistant(inbox),
    other: toDistant(inbox),
    pass: async (ms) => {
      await setImmediate();
      time += ms;
    },
    jump: () => setImmediate(),
  };
}

function toDistant(inbox: Inbox): Inbox {
  const call = async <T>(method: () => Promise<T>): Promise<T> => {
    await setImmediate();
    const result = await method();
    await setImmediate();
    return result;
  };
  return {
    isDurable: true,
    put: (entry, options) => call(() => inbox.put(entry, options)),
    claim: (request) => call(() => inbox.claim(request)),
    done: (claim) => call(() => inbox.done(claim)),
    ...(inbox.transaction && { transaction: inbox.transaction }),
    retry: (claim, delayMs) => call(() => inbox.retry(claim, delayMs)),
    dead: (claim, reason) => call(() => inbox.dead(claim, reason)),
    replay: (filter, options) => call(() => inbox.replay(filter, options)),
    purge: (filter, options) => call(() => inbox.purge(filter, options)),
    list: (filter) => call(() => inbox.list(filter)),
    read: (key) => call(() => inbox.read(key)),
    stats: () => call(() => inbox.stats()),
  };
}

describe("an inbox with two asynchronous handles keeps the contract: it", () => {
  it.each(inboxContract)("$name", ({ run }) => run(async () => makeDistant()));
});

describe("a case of the contract", () => {
  it("has a unique name", () => {
    const names = inboxContract.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each([
    ["that is sound", {}],
    ["that fails", { put: () => Promise.reject(new Error("the disk is full")) }],
  ])("closes both handles of an inbox %s", async (_name, fault) => {
    for (const { run, name } of inboxContract) {
      const closed: string[] = [];
      const sound = createMemoryInbox();
      const make = (handle: string): Inbox => ({
        ...bind(sound),
        ...fault,
        close: async () => void closed.push(handle),
      });
      const made = { inbox: make("inbox"), other: make("other"), pass: () => {}, jump: () => {} };
      await run(() => made).catch(() => {});
      expect(closed, name).toEqual(["other", "inbox"]);
    }
  });

  it("closes a handle once if both are the same", async () => {
    let count = 0;
    const close = async () => {
      count += 1;
    };
    const inbox = { ...bind(createMemoryInbox()), close };
    const made = { inbox, other: inbox, pass: () => {}, jump: () => {} };
    await inboxContract[0]?.run(() => made);
    expect(count).toBe(1);
  });

  it("passes the error of an inbox on", async () => {
    const put = () => Promise.reject(new Error("the disk is full"));
    const inbox = { ...bind(createMemoryInbox()), put };
    const [first] = inboxContract;
    const run = first?.run(() => ({ inbox, pass: () => {}, jump: () => {} }));
    await expect(run).rejects.toThrow("the disk is full");
  });
});
