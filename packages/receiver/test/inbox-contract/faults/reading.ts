import type { InboxEntry } from "../../../src/inbox/inbox.ts";
import type { Faults } from "../broken-inbox.ts";

/** Faults of `read`. */
export const reading: Faults = {
  "reads only what waits": {
    caughtBy: ["reads what waits, is claimed, dead or quarantined, with its body"],
    plant: ({ inbox }) => ({
      read: async (key) => {
        const [found] = await inbox.list({ key });
        return found?.state === "waiting" ? inbox.read(key) : undefined;
      },
    }),
  },
  "reads no body": {
    caughtBy: ["reads what waits, is claimed, dead or quarantined, with its body"],
    plant: ({ inbox }) => ({
      read: async (key) => {
        const found = await inbox.read(key);
        return found && { ...found, body: new Uint8Array(0) };
      },
    }),
  },
  "reads what is done": {
    caughtBy: ["reads nothing of what is done, or under another key"],
    plant: ({ inbox, given }) => ({
      read: async (key) => (await inbox.read(key)) ?? given.get(key),
    }),
  },
  "gives a reader its own body": {
    caughtBy: ["reads a body that its reader may change"],
    plant: ({ inbox }) => {
      const read = new Map<string, InboxEntry>();
      return {
        read: async (key) => {
          const found = await inbox.read(key);
          if (found) read.set(key, found);
          return found;
        },
        claim: async (request) =>
          (await inbox.claim(request)).map((claim) => {
            const entry = read.get(claim.entry.key) ?? claim.entry;
            return { ...claim, entry };
          }),
      };
    },
  },
};
