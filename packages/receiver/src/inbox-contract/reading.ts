import type { Inbox } from "../inbox/inbox.ts";
import type { InboxContractCase } from "./contract-case.ts";
import { makeEntry } from "./entries.ts";
import { expectBytes, expectEqual, expectMatch } from "./expectations.ts";
import { toCases } from "./rules.ts";

/** Rules of `read`. */
export const reading: readonly InboxContractCase[] = toCases({
  "reads what waits, is claimed, dead or quarantined, with its body": async (trial) => {
    const names = { rawEvent: "raw", event: "named", purpose: "message" };
    await trial.storeInEachState(names);
    for (const key of ["waiting", "claimed", "dead", "quarantined"]) {
      const quarantine = key === "quarantined" ? "why" : null;
      const expected = { key, fingerprint: `${key}'s`, ...names, quarantine };
      for (const inbox of [trial.inbox, trial.other]) {
        const found = await inbox.read(key);
        expectMatch(found, expected, `read finds a ${key} entry`);
        expectBytes(found?.body, Buffer.from(key), `read gives the body of a ${key} entry`);
      }
    }
  },

  "reads nothing of what is done, or under another key": async (trial) => {
    await trial.finish(makeEntry("done"));
    expectEqual(await isThere(trial.inbox, "done"), false, "read finds no done entry");
    expectEqual(await isThere(trial.inbox, "none"), false, "read finds no entry of another key");
  },

  "reads a body that its reader may change": async (trial) => {
    await trial.store(makeEntry("a", { body: Uint8Array.of(1) }));
    (await trial.inbox.read("a"))?.body.fill(0);
    const { entry } = await trial.claimOne();
    expectBytes(entry.body, Uint8Array.of(1), "a reader's change leaves the kept body");
  },
});

async function isThere(inbox: Inbox, key: string): Promise<boolean> {
  return (await inbox.read(key)) !== undefined;
}
