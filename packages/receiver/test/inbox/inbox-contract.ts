import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Claim, Inbox, InboxEntry } from "../../src/inbox/inbox.ts";

/** An inbox under test, with a clock that the test moves. */
export interface InboxUnderTest {
  readonly inbox: Inbox;
  /** Lets time go by, on the inbox's own clock. */
  readonly pass: (ms: number) => void | Promise<void>;
  /** A second handle on the same entries, as another process has. The same one if there can be no second. */
  readonly other: Inbox;
}

const lease = { limit: 10, leaseMs: 1_000 };

/** Tests that every inbox passes, wherever it stores deliveries. */
export function testInbox(
  name: string,
  create: () => InboxUnderTest | Promise<InboxUnderTest>,
): void {
  describe(`${name} keeps the inbox's contract`, () => {
    let test: InboxUnderTest;

    beforeEach(async () => {
      test = await create();
    });

    afterEach(() => test.inbox.close?.());

    async function claim(): Promise<readonly Claim[]> {
      return test.inbox.claim(lease);
    }

    async function claimOne(): Promise<Claim> {
      const [first] = await claim();
      return first ?? expect.fail("There is nothing to claim.");
    }

    it("gives back what was put, byte for byte", async () => {
      const body = Uint8Array.from({ length: 256 }, (_, byte) => byte);
      const entry = makeEntry("a", { body, rawEvent: "some.event" });
      expect(await test.inbox.put(entry)).toBe("stored");
      const claimed = await claimOne();
      expect({ ...claimed.entry, body: Uint8Array.from(claimed.entry.body) }).toEqual(entry);
      expect(claimed.attempt).toBe(1);
    });

    it("keeps its own copy of the body", async () => {
      const body = Uint8Array.of(1, 2, 3);
      await test.inbox.put(makeEntry("a", { body }));
      body.fill(0);
      expect([...(await claimOne()).entry.body]).toEqual([1, 2, 3]);
    });

    it("keeps one entry a key, however many put it at once", async () => {
      const puts = Array.from({ length: 50 }, (_, index) =>
        (index % 2 ? test.inbox : test.other).put(makeEntry("a")),
      );
      const results = await Promise.all(puts);
      expect(results.filter((result) => result === "stored")).toHaveLength(1);
      expect(results.filter((result) => result === "duplicate")).toHaveLength(49);
      expect(await claim()).toHaveLength(1);
    });

    it("knows a key after its entry is done, dead or quarantined", async () => {
      await test.inbox.put(makeEntry("done"));
      await test.inbox.done(await claimOne());
      await test.inbox.put(makeEntry("dead"));
      await test.inbox.dead(await claimOne(), "why");
      await test.inbox.put(makeEntry("quarantined", { quarantine: "why" }));
      for (const key of ["done", "dead", "quarantined"]) {
        expect(await test.other.put(makeEntry(key))).toBe("duplicate");
        expect(await test.inbox.put(makeEntry(key, { fingerprint: "other" }))).toBe("conflict");
      }
      expect(await claim()).toEqual([]);
    });

    it("keeps nothing of a conflict", async () => {
      await test.inbox.put(makeEntry("a", { body: Uint8Array.of(1) }));
      const other = { fingerprint: "other", body: Uint8Array.of(2) };
      expect(await test.inbox.put(makeEntry("a", other))).toBe("conflict");
      expect((await claim()).map(({ entry }) => [...entry.body])).toEqual([[1]]);
    });

    it("gives out the oldest first, as many as asked for", async () => {
      for (const key of ["a", "b", "c"]) await test.inbox.put(makeEntry(key));
      const first = await test.inbox.claim({ ...lease, limit: 2 });
      const second = await test.other.claim({ ...lease, limit: 2 });
      expect(keysOf(first)).toEqual(["a", "b"]);
      expect(keysOf(second)).toEqual(["c"]);
    });

    it("gives an entry to one worker only", async () => {
      for (let index = 0; index < 20; index += 1) await test.inbox.put(makeEntry(String(index)));
      const claims = await Promise.all(
        [test.inbox, test.other, test.inbox, test.other].map((inbox) => inbox.claim(lease)),
      );
      const keys = keysOf(claims.flat());
      expect(keys).toHaveLength(20);
      expect(new Set(keys).size).toBe(20);
    });

    it("never gives out what is quarantined", async () => {
      await test.inbox.put(makeEntry("a", { quarantine: "why" }));
      expect(await claim()).toEqual([]);
    });

    it("gives an entry out again when its lease has ended, with the next attempt", async () => {
      await test.inbox.put(makeEntry("a"));
      await claimOne();
      expect(await claim()).toEqual([]);
      await test.pass(lease.leaseMs + 1);
      expect((await claimOne()).attempt).toBe(2);
    });

    it("lets only the newest lease settle an entry", async () => {
      await test.inbox.put(makeEntry("a"));
      const stale = await claimOne();
      await test.pass(lease.leaseMs + 1);
      const fresh = await claimOne();
      expect(await test.inbox.done(stale)).toBe(false);
      expect(await test.inbox.retry(stale, 0)).toBe(false);
      expect(await test.inbox.dead(stale, "why")).toBe(false);
      expect(await test.other.done(fresh)).toBe(true);
      expect(await test.inbox.done(fresh)).toBe(false);
      expect(await claim()).toEqual([]);
    });

    it("gives a retry out when its delay is over, not before", async () => {
      await test.inbox.put(makeEntry("a"));
      expect(await test.inbox.retry(await claimOne(), 5_000)).toBe(true);
      await test.pass(4_000);
      expect(await claim()).toEqual([]);
      await test.pass(1_001);
      expect((await claimOne()).attempt).toBe(2);
    });

    it("lets others pass an entry that waits for a retry", async () => {
      await test.inbox.put(makeEntry("a"));
      await test.inbox.retry(await claimOne(), 5_000);
      await test.inbox.put(makeEntry("b"));
      expect(keysOf(await claim())).toEqual(["b"]);
    });

    it("replays what is dead or quarantined, from the first attempt", async () => {
      await test.inbox.put(makeEntry("dead"));
      await test.inbox.dead(await claimOne(), "why");
      await test.inbox.put(makeEntry("quarantined", { quarantine: "why" }));
      expect(await test.inbox.replay()).toBe(2);
      const claims = await claim();
      expect(keysOf(claims).sort()).toEqual(["dead", "quarantined"]);
      expect(claims.map(({ attempt }) => attempt)).toEqual([1, 1]);
      expect(await test.inbox.replay()).toBe(0);
    });

    it("replays by key and by status", async () => {
      for (const key of ["a", "b"]) {
        await test.inbox.put(makeEntry(key));
        await test.inbox.dead(await claimOne(), "why");
        await test.inbox.put(makeEntry(`${key}-unread`, { quarantine: "why" }));
      }
      expect(await test.inbox.replay({ key: "none" })).toBe(0);
      expect(await test.inbox.replay({ key: "a", status: "quarantined" })).toBe(0);
      expect(await test.inbox.replay({ key: "a" })).toBe(1);
      expect(keysOf(await claim())).toEqual(["a"]);
      expect(await test.inbox.replay({ status: "quarantined" })).toBe(2);
      expect(keysOf(await claim()).sort()).toEqual(["a-unread", "b-unread"]);
    });

    it("counts", async () => {
      for (const key of ["a", "b", "c", "d"]) await test.inbox.put(makeEntry(key));
      await test.inbox.put(makeEntry("e", { quarantine: "why" }));
      const [first, second] = await test.inbox.claim({ ...lease, limit: 3 });
      if (first) await test.inbox.done(first);
      if (second) await test.inbox.dead(second, "why");
      const stats = { waiting: 1, claimed: 1, dead: 1, quarantined: 1 };
      expect(await test.inbox.stats()).toEqual(stats);
    });
  });
}

/** An entry whose fingerprint goes with its key. */
export function makeEntry(key: string, rest: Partial<InboxEntry> = {}): InboxEntry {
  const body = Buffer.from(key);
  return { key, fingerprint: `${key}'s`, body, rawEvent: null, quarantine: null, ...rest };
}

function keysOf(claims: readonly Claim[]): string[] {
  return claims.map(({ entry }) => entry.key);
}
