import type { InboxEntry } from "../inbox/inbox.ts";
import type { InboxContractCase } from "./contract-case.ts";
import { all, hour, keysOf, makeEntry } from "./entries.ts";
import { expectBytes, expectEqual, expectThere } from "./expectations.ts";
import { toCases } from "./rules.ts";
import { describePut, forSender, type Trial } from "./trial.ts";

/** Rules of `put`. */
export const storing: readonly InboxContractCase[] = toCases({
  "gives back what was put": async (trial) => {
    const entry = makeEntry("a", {
      rawEvent: "some.event",
      event: "some.other.event",
      purpose: "message",
      rememberMs: hour,
    });
    await trial.store(entry);
    const { entry: found, attempt, awaitsSender } = await trial.claimOne();
    const claimed = { ...toComparable(found), attempt, awaitsSender };
    const expected = { ...toComparable(entry), attempt: 1, awaitsSender: false };
    expectEqual(claimed, expected, "a claim has what was put");
  },

  "keeps an entry that names neither event nor purpose": async (trial) => {
    await trial.store(makeEntry("none"));
    await trial.store(makeEntry("both", { event: "null", purpose: "" }));
    const claims = await trial.claim();
    const names = claims.map(({ entry: { event, purpose } }) => [event, purpose]);
    const expected = [
      [null, null],
      ["null", ""],
    ];
    expectEqual(names, expected, "null stays null, and a text stays a text");
  },

  "keeps a body byte for byte": async (trial) => {
    await expectKept(
      trial,
      Uint8Array.from({ length: 512 }, (_, byte) => byte),
    );
  },

  "keeps an empty body": (trial) => expectKept(trial, new Uint8Array(0)),

  "keeps a body of 1 MiB": (trial) =>
    expectKept(
      trial,
      Uint8Array.from({ length: 1_048_576 }, (_, index) => (index * 31) >> 3),
    ),

  "keeps a copy of the body, whatever its owner does to it": async (trial) => {
    const buffer = Uint8Array.of(0, 1, 2, 3, 4);
    const bodies = { array: Uint8Array.of(1, 2, 3), buffer: Buffer.of(1, 2, 3) };
    const given = Object.entries({ ...bodies, view: buffer.subarray(1, 4) });
    for (const [key, body] of given) {
      await trial.store(makeEntry(key, { body }));
      body.fill(0);
      const { entry } = await trial.claimOne();
      expectBytes(entry.body, Uint8Array.of(1, 2, 3), `put copies the body from a ${key}`);
    }
  },

  "keeps keys apart, whatever characters they have": async (trial) => {
    for (const key of oddKeys) await trial.store(makeEntry(key));
    for (const key of oddKeys) {
      const found = await trial.inbox.read(key);
      const rule = `an entry keeps its key ${JSON.stringify(key.slice(0, 20))}`;
      expectEqual(found?.key === key && Buffer.from(found.body).toString() === key, true, rule);
    }
  },

  "keeps one entry a key, however many put it at once": async (trial) => {
    const puts = Array.from({ length: 50 }, (_, index) => trial.handle(index).put(makeEntry("a")));
    const outcomes = (await Promise.all(puts)).map(describePut);
    const expected = { stored: 1, "duplicate of a waiting one": 49 };
    expectEqual(countEach(outcomes), expected, "of 50 puts of one key at once one stores it");
    expectEqual(keysOf(await trial.claim()), ["a"], "one entry is there after 50 puts of one key");
  },

  "keeps one content a key, however many put several at once": async (trial) => {
    const puts = Array.from({ length: 40 }, async (_, index) => {
      const entry = makeEntry("a", { fingerprint: String(index % 4), body: Buffer.of(index % 4) });
      return { entry, outcome: describePut(await trial.handle(index >> 1).put(entry)) };
    });
    const results = await Promise.all(puts);
    const counts = countEach(results.map(({ outcome }) => outcome));
    const expected = {
      stored: 1,
      "duplicate of a waiting one": 9,
      "conflict of a waiting one": 30,
    };
    expectEqual(counts, expected, "of four contents of one key at once one is stored");
    const winner = results.find(({ outcome }) => outcome === "stored")?.entry;
    const { entry } = await trial.claimOne();
    expectEqual(toComparable(entry), winner && toComparable(winner), "the stored content is kept");
  },

  "answers the state of the entry that it knows": async (trial) => {
    await trial.storeInEachState();
    for (const state of ["waiting", "claimed", "done", "dead", "quarantined"]) {
      const same = describePut(await trial.inbox.put(makeEntry(state)));
      expectEqual(same, `duplicate of a ${state} one`, `a duplicate of a ${state} entry says so`);
      const different = makeEntry(state, { fingerprint: "different" });
      const conflict = describePut(await trial.other.put(different));
      expectEqual(conflict, `conflict of a ${state} one`, `a conflict of a ${state} one says so`);
    }
  },

  "keeps nothing of a conflict": async (trial) => {
    await trial.storeInEachState();
    const different = { fingerprint: "different", body: Buffer.of(0), event: "different" };
    for (const key of ["waiting", "claimed", "dead", "quarantined", "done"])
      await trial.inbox.put(makeEntry(key, { ...different, quarantine: "different" }));
    for (const key of ["waiting", "claimed", "dead", "quarantined"]) {
      const found = expectThere(await trial.inbox.read(key), `read finds a ${key} entry`);
      const expected = makeEntry(key, { quarantine: key === "quarantined" ? "why" : null });
      const rule = `a conflict leaves the ${key} entry as it was`;
      expectEqual(toComparable(found), toComparable(expected), rule);
    }
    const again = describePut(await trial.inbox.put(makeEntry("done")));
    expectEqual(again, "duplicate of a done one", "a conflict leaves the known fingerprint");
  },

  "claims nothing by a put that asks for no claim": async (trial) => {
    const outcomes = [
      describePut(await trial.inbox.put(makeEntry("a"))),
      describePut(await trial.inbox.put(makeEntry("a"), {})),
    ];
    const expected = ["stored", "duplicate of a waiting one"];
    expectEqual(outcomes, expected, "put claims an entry only if it is asked to");
    expectEqual(keysOf(await trial.claim()), ["a"], "a stored entry is due for workers at once");
  },

  "gives no quarantined entry out": async (trial) => {
    const quarantined = makeEntry("a", { quarantine: "why" });
    const outcomes = [
      describePut(await trial.inbox.put(quarantined, { claim: forSender })),
      describePut(await trial.inbox.put(quarantined, { claim: forSender })),
      describePut(await trial.inbox.put(makeEntry("a"), { claim: forSender })),
    ];
    const again = "duplicate of a quarantined one";
    expectEqual(outcomes, ["stored", again, again], "put claims no quarantined entry");
    expectEqual(await trial.claim(), [], "claim gives out no quarantined entry");
    await trial.pass(2 * forSender.senderMs);
    expectEqual(await trial.claim(), [], "claim gives out no quarantined entry later");
    expectEqual(await trial.inbox.replay(all), 1, "a quarantined entry can be replayed");
  },
});

/** Keys that a careless inbox confuses, truncates or escapes incorrectly. */
const oddKeys: readonly string[] = [
  ...["a", "A", "a ", " a", "ä", "a\u0308", "%", "_", "*", "'", '"', "\\", "`", "/", "../a"],
  ...["", " ", "\n", "a\u0000b", "a\u0000c", "null", "undefined", "0", "00", "__proto__", "😀"],
  ...["x".repeat(2_000), `${"x".repeat(2_000)}y`],
];

async function expectKept(trial: Trial, body: Uint8Array): Promise<void> {
  await trial.store(makeEntry("a", { body }));
  const read = await trial.other.read("a");
  expectBytes(read?.body, body, "read gives the bytes that were put");
  const { entry } = await trial.claimOne();
  expectBytes(entry.body, body, "claim gives the bytes that were put");
}

/** Converts the body of an entry to text, so that a `Buffer` and a `Uint8Array` of the same bytes are equal. */
function toComparable({ body, rememberMs = null, ...entry }: InboxEntry): object {
  return { ...entry, rememberMs, text: Buffer.from(body).toString("latin1") };
}

function countEach(words: readonly string[]): { readonly [word: string]: number } {
  const counts: { [word: string]: number } = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
