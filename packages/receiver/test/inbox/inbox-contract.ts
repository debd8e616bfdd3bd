import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Claim, Inbox, InboxEntry, KeptDelivery } from "../../src/inbox/inbox.ts";

/** An inbox under test, with a clock that the test moves. */
export interface InboxUnderTest {
  readonly inbox: Inbox;
  /** Lets time go by, on the inbox's own clock. */
  readonly pass: (ms: number) => void | Promise<void>;
  /** A second handle on the same entries, as another process has. The same one if there can be no second. */
  readonly other: Inbox;
}

const lease = { limit: 10, leaseMs: 1_000 };

const all = { all: true } as const;

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

    async function claimOne(leaseMs = lease.leaseMs): Promise<Claim> {
      const [first] = await test.inbox.claim({ ...lease, leaseMs });
      return first ?? expect.fail("There is nothing to claim.");
    }

    async function finish(entry: InboxEntry): Promise<void> {
      expect(await test.inbox.put(entry)).toBe("stored");
      expect(await test.inbox.done(await claimOne())).toBe(true);
    }

    async function bury(entry: InboxEntry, reason = "why"): Promise<void> {
      expect(await test.inbox.put(entry)).toBe("stored");
      expect(await test.inbox.dead(await claimOne(), reason)).toBe(true);
    }

    async function quarantine(key: string, reason = "why"): Promise<void> {
      expect(await test.inbox.put(makeEntry(key, { quarantine: reason }))).toBe("stored");
    }

    it("gives back what was put, byte for byte", async () => {
      const body = Uint8Array.from({ length: 256 }, (_, byte) => byte);
      const entry = makeEntry("a", { body, rawEvent: "some.event", rememberMs: 60_000 });
      expect(await test.inbox.put(entry)).toBe("stored");
      const claimed = await claimOne();
      expect({ ...claimed.entry, body: Uint8Array.from(claimed.entry.body) }).toEqual(entry);
      expect(claimed.attempt).toBe(1);
    });

    it.each([
      ["an array", Uint8Array.of(1, 2, 3)],
      ["a Buffer", Buffer.of(1, 2, 3)],
      ["a view", Uint8Array.of(0, 1, 2, 3, 4).subarray(1, 4)],
    ])("keeps its own copy of the body, from %s", async (_name, body) => {
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
      await bury(makeEntry("dead"));
      await quarantine("quarantined");
      expect(await test.inbox.replay(all)).toBe(2);
      const claims = await claim();
      expect(keysOf(claims).sort()).toEqual(["dead", "quarantined"]);
      expect(claims.map(({ attempt }) => attempt)).toEqual([1, 1]);
      expect(claims.map(({ entry }) => entry.quarantine)).toEqual([null, null]);
      expect(await test.inbox.replay(all)).toBe(0);
    });

    it("replays by key and by status", async () => {
      for (const key of ["a", "b"]) {
        await bury(makeEntry(key));
        await quarantine(`${key}-unread`);
      }
      expect(await test.inbox.replay({ key: "none" })).toBe(0);
      expect(await test.inbox.replay({ key: "a", status: "quarantined" })).toBe(0);
      expect(await test.inbox.replay({ key: "a" })).toBe(1);
      expect(keysOf(await claim())).toEqual(["a"]);
      expect(await test.inbox.replay({ key: "b", status: "dead" })).toBe(1);
      expect(keysOf(await claim())).toEqual(["b"]);
      expect(await test.inbox.replay({ status: "quarantined" })).toBe(2);
      expect(keysOf(await claim()).sort()).toEqual(["a-unread", "b-unread"]);
    });

    it("knows the key of what is replayed, while it is open and after it is done", async () => {
      await bury(makeEntry("a"));
      await test.inbox.replay(all);
      expect(await test.inbox.put(makeEntry("a"))).toBe("duplicate");
      await test.inbox.done(await claimOne());
      expect(await test.inbox.put(makeEntry("a"))).toBe("duplicate");
    });

    describe("lists", () => {
      it("what is dead or quarantined, with its reason, and nothing else", async () => {
        await test.inbox.put(
          makeEntry("dead", { body: new Uint8Array(7), rawEvent: "some.event" }),
        );
        await test.inbox.retry(await claimOne(), 0);
        await test.inbox.dead(await claimOne(), "the handler failed");
        await test.pass(1);
        await quarantine("quarantined", "not JSON");
        await finish(makeEntry("done"));
        await test.inbox.put(makeEntry("claimed"));
        await claimOne();
        await test.inbox.put(makeEntry("waiting"));
        const expected: readonly KeptDelivery[] = [
          {
            key: "quarantined",
            status: "quarantined",
            reason: "not JSON",
            attempts: 0,
            ageMs: expect.any(Number),
            bytes: "quarantined".length,
            rawEvent: null,
          },
          {
            key: "dead",
            status: "dead",
            reason: "the handler failed",
            attempts: 2,
            ageMs: expect.any(Number),
            bytes: 7,
            rawEvent: "some.event",
          },
        ];
        expect(await test.inbox.list()).toEqual(expected);
        expect(await test.other.list()).toMatchObject([{ key: "quarantined" }, { key: "dead" }]);
      });

      it("the newest first: by death or quarantine, whenever it was stored", async () => {
        await test.inbox.put(makeEntry("dead last"));
        const claimed = await claimOne();
        await quarantine("first");
        await test.pass(1);
        await bury(makeEntry("second"));
        await test.pass(1);
        await test.inbox.dead(claimed, "why");
        expect(keysOfKept(await test.inbox.list())).toEqual(["dead last", "second", "first"]);
      });

      it("by status, as many as asked for", async () => {
        for (const index of [1, 2, 3]) {
          await quarantine(`unread ${index}`);
          await bury(makeEntry(`dead ${index}`));
          await test.pass(1);
        }
        const list = async (filter: Parameters<Inbox["list"]>[0]) =>
          keysOfKept(await test.inbox.list(filter));
        expect(await list({ status: "dead" })).toEqual(["dead 3", "dead 2", "dead 1"]);
        expect(await list({ status: "dead", limit: 2 })).toEqual(["dead 3", "dead 2"]);
        expect(await list({ status: "quarantined", limit: 1 })).toEqual(["unread 3"]);
        expect(await list({ limit: 100 })).toHaveLength(6);
      });

      it("100 by default, and more if asked for", async () => {
        for (let index = 0; index < 101; index += 1) await quarantine(String(index));
        expect(await test.inbox.list()).toHaveLength(100);
        expect(await test.inbox.list({ status: "quarantined" })).toHaveLength(100);
        expect(await test.inbox.list({ limit: 200 })).toHaveLength(101);
      });

      it("the time since the death, not since the storing", async () => {
        await test.inbox.put(makeEntry("a"));
        const claimed = await claimOne(200_000);
        await test.pass(100_000);
        await test.inbox.dead(claimed, "why");
        await test.pass(1_000);
        const [{ ageMs } = expect.fail("Nothing is kept.")] = await test.inbox.list();
        expect(ageMs).toBeGreaterThanOrEqual(1_000);
        expect(ageMs).toBeLessThan(100_000);
      });

      it("nothing of what was replayed, and the new reason if it fails again", async () => {
        await bury(makeEntry("a"), "first");
        await test.inbox.replay(all);
        expect(await test.inbox.list()).toEqual([]);
        await test.inbox.dead(await claimOne(), "second");
        expect(await test.inbox.list()).toMatchObject([{ reason: "second", attempts: 1 }]);
      });
    });

    describe("reads", () => {
      it("what waits, is claimed, dead or quarantined, with its body", async () => {
        await bury(makeEntry("dead"));
        await quarantine("quarantined", "not JSON");
        await test.inbox.put(makeEntry("claimed", { rawEvent: "some.event" }));
        await claimOne();
        await test.inbox.put(makeEntry("waiting"));
        const read = async (inbox: Inbox, key: string) => {
          const { body, ...entry } = (await inbox.read(key)) ?? expect.fail(`No ${key}.`);
          return { ...entry, text: Buffer.from(body).toString() };
        };
        for (const key of ["dead", "claimed", "waiting", "quarantined"]) {
          const expected = {
            key,
            text: key,
            fingerprint: `${key}'s`,
            rawEvent: key === "claimed" ? "some.event" : null,
            quarantine: key === "quarantined" ? "not JSON" : null,
          };
          expect(await read(test.inbox, key)).toMatchObject(expected);
          expect(await read(test.other, key)).toMatchObject(expected);
        }
      });

      it("nothing under another key, or after the entry is done", async () => {
        await finish(makeEntry("done"));
        expect(await test.inbox.read("done")).toBe(undefined);
        expect(await test.inbox.read("none")).toBe(undefined);
      });

      it("a body that its reader may change", async () => {
        await test.inbox.put(makeEntry("a", { body: Uint8Array.of(1) }));
        (await test.inbox.read("a"))?.body.fill(0);
        expect([...(await claimOne()).entry.body]).toEqual([1]);
      });
    });

    it("counts", async () => {
      for (const key of ["a", "b", "c", "d"]) await test.inbox.put(makeEntry(key));
      await quarantine("e");
      const [first, second] = await test.inbox.claim({ ...lease, limit: 3 });
      if (first) await test.inbox.done(first);
      if (second) await test.inbox.dead(second, "why");
      const stats = { waiting: 1, claimed: 1, dead: 1, quarantined: 1 };
      expect(await test.inbox.stats()).toMatchObject(stats);
    });

    describe("gives the age of the oldest entry", () => {
      async function expectOldest(least: number, below: number): Promise<void> {
        const { oldestMs } = await test.inbox.stats();
        expect(oldestMs).toBeGreaterThanOrEqual(least);
        expect(oldestMs).toBeLessThan(below);
      }

      it("that waits or is claimed, also for a retry", async () => {
        await test.inbox.put(makeEntry("a"));
        await test.pass(100_000);
        await test.inbox.put(makeEntry("b"));
        await expectOldest(100_000, 200_000);
        const [first, second] = await claim();
        await expectOldest(100_000, 200_000);
        if (first) await test.inbox.retry(first, 500_000);
        await expectOldest(100_000, 200_000);
        if (second) await test.inbox.done(second);
        await expectOldest(100_000, 200_000);
      });

      it("and not of what is done, dead or quarantined", async () => {
        expect(await test.inbox.stats()).toMatchObject({ oldestMs: null });
        await finish(makeEntry("done"));
        await bury(makeEntry("dead"));
        await quarantine("quarantined");
        await test.pass(100_000);
        expect(await test.inbox.stats()).toMatchObject({ oldestMs: null });
        await test.inbox.put(makeEntry("a"));
        await expectOldest(0, 100_000);
      });

      it("since its replay, if there was one", async () => {
        await bury(makeEntry("a"));
        await test.pass(100_000);
        await test.inbox.replay(all);
        await expectOldest(0, 100_000);
      });
    });

    describe("remembers a key", () => {
      const hour = 3_600_000;
      const entry = makeEntry("a", { rememberMs: hour });
      const otherContent = { ...entry, fingerprint: "other" };

      it("for the time that its entry asks for, and then stores it like a new one", async () => {
        await finish(entry);
        await test.pass(hour - 10_000);
        expect(await test.inbox.put(entry)).toBe("duplicate");
        expect(await test.other.put(otherContent)).toBe("conflict");
        await test.pass(10_001);
        expect(await test.other.put(otherContent)).toBe("stored");
        const again = await claimOne();
        expect(again.attempt).toBe(1);
        expect(again.entry.fingerprint).toBe("other");
      });

      it("for that time again, once it is stored again", async () => {
        await finish(entry);
        await test.pass(hour + 1);
        await finish(entry);
        await test.pass(hour - 10_000);
        expect(await test.inbox.put(entry)).toBe("duplicate");
        await test.pass(10_001);
        expect(await test.inbox.put(entry)).toBe("stored");
      });

      it("no longer for its duplicates", async () => {
        await finish(entry);
        await test.pass(hour - 10_000);
        expect(await test.inbox.put(entry)).toBe("duplicate");
        await test.pass(10_001);
        expect(await test.inbox.put(entry)).toBe("stored");
      });

      it.each([undefined, null])("without an end if its entry asks for %s", async (rememberMs) => {
        await finish(rememberMs === undefined ? makeEntry("a") : makeEntry("a", { rememberMs }));
        await test.pass(1_000 * hour);
        expect(await test.inbox.put(entry)).toBe("duplicate");
      });

      it("as long as its entry waits or is claimed", async () => {
        await test.inbox.put(entry);
        await test.pass(hour + 1);
        expect(await test.inbox.put(entry)).toBe("duplicate");
        const claimed = await claimOne();
        expect(await test.inbox.put(entry)).toBe("duplicate");
        expect(await test.inbox.put(otherContent)).toBe("conflict");
        expect(await test.inbox.done(claimed)).toBe(true);
        expect(await test.inbox.put(entry)).toBe("stored");
      });

      it.each(["dead", "quarantined"] as const)("as long as its entry is %s", async (status) => {
        if (status === "dead") await bury(entry);
        else await test.inbox.put({ ...entry, quarantine: "why" });
        await test.pass(hour + 1);
        expect(await test.inbox.put(entry)).toBe("duplicate");
        expect(await test.inbox.put(otherContent)).toBe("conflict");
        expect(await test.inbox.replay({ status })).toBe(1);
        expect(await test.inbox.put(entry)).toBe("duplicate");
        await test.inbox.done(await claimOne());
        expect(await test.inbox.put(entry)).toBe("stored");
      });
    });
  });
}

/** An entry whose fingerprint goes with its key. */
export function makeEntry(key: string, rest: Partial<InboxEntry> = {}): InboxEntry {
  const body = Buffer.from(key);
  return { key, fingerprint: `${key}'s`, body, rawEvent: null, quarantine: null, ...rest };
}

function keysOfKept(kept: readonly KeptDelivery[]): string[] {
  return kept.map(({ key }) => key);
}

function keysOf(claims: readonly Claim[]): string[] {
  return claims.map(({ entry }) => entry.key);
}
