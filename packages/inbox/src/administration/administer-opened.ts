import type { Inbox } from "@order-webhooks/receiver";
import type { Administration } from "./administration.ts";

/**
 * Hooks for commands. The retention first runs after 24 days, so a command erases no expired deliveries. It has no log
 * for them, and does not know the retention of the owner's receiver. A command also never creates an inbox.
 */
export const forCommands: { readonly sweepMs: number; readonly mustBeMade: true } = {
  sweepMs: 2 ** 31 - 1,
  mustBeMade: true,
};

/** Returns the operations on an inbox that this process has opened. */
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
