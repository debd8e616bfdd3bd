import type { Inbox } from "@order-webhooks/receiver";
import type { Administration } from "./administration.ts";

/**
 * Has a command end nothing that was kept for long, as it looks for that no sooner than after 24 days. It has no log that
 * names what goes, and does not know for how long the owner's receiver keeps it. Nor does it make an inbox where there is none.
 */
export const forCommands: { readonly sweepMs: number; readonly mustBeMade: true } = {
  sweepMs: 2 ** 31 - 1,
  mustBeMade: true,
};

/** Returns the operations on an inbox that this process has open. */
export function administerOpened(inbox: Inbox): Administration {
  return {
    isServed: false,
    isShared: false,
    list: (filter) => inbox.list(filter),
    readBody: async (key) => (await inbox.read(key))?.body,
    replay: (filter, options) => inbox.replay(filter, options),
    purge: (filter, options) => inbox.purge(filter, options),
    stats: () => inbox.stats(),
    close: async () => inbox.close?.(),
  };
}
