import { createMemoryInbox } from "../../../src/inbox/memory.ts";
import { inboxContract } from "../../../src/inbox-contract.ts";
import { bind } from "../../inbox/bound-inbox.ts";
import type { Faults } from "../broken-inbox.ts";

/** Faults of the clock. */
export const jumping: Faults = {
  "reads the wall clock": {
    caughtBy: rulesOf((rule) => !rule.startsWith("keeps due") || rule.endsWith("back")),
    plant: ({ wallClock }) => bind(createMemoryInbox({ now: wallClock })),
  },
  "stops the clock while the wall clock is behind": {
    caughtBy: rulesOf((rule) => rule.endsWith("back") && !rule.startsWith("keeps due")),
    plant: ({ wallClock }) => {
      let latest = 0;
      const now = () => {
        latest = Math.max(latest, wallClock());
        return latest;
      };
      return bind(createMemoryInbox({ now }));
    },
  },
  "loses what is due when the wall clock jumps forward": {
    caughtBy: rulesOf((rule) => rule.startsWith("keeps due") && rule.endsWith("forward")),
    plant: ({ inbox, now, wallClock }) => {
      const start = wallClock() - now();
      const hasJumped = () => wallClock() - now() > start;
      return {
        claim: async (request) => (hasJumped() ? [] : inbox.claim(request)),
      };
    },
  },
};

function rulesOf(isWanted: (rule: string) => boolean): readonly string[] {
  const names = inboxContract.map(({ name }) => name);
  return names.filter((name) => name.includes("when the wall clock jumps") && isWanted(name));
}
