import type { Inbox } from "../../src/inbox/inbox.ts";

/** Copies the inbox's functions to a new object, so that single ones can be replaced. */
export function bind(inbox: Inbox): { -readonly [K in keyof Inbox]: Inbox[K] } {
  return {
    isDurable: inbox.isDurable,
    put: (entry, options) => inbox.put(entry, options),
    claim: (request) => inbox.claim(request),
    done: (claim) => inbox.done(claim),
    retry: (claim, delayMs) => inbox.retry(claim, delayMs),
    dead: (claim, reason) => inbox.dead(claim, reason),
    replay: (filter, options) => inbox.replay(filter, options),
    purge: (filter, options) => inbox.purge(filter, options),
    list: (filter) => inbox.list(filter),
    read: (key) => inbox.read(key),
    stats: () => inbox.stats(),
    ...(inbox.onDrop && { onDrop: (listener) => inbox.onDrop?.(listener) }),
  };
}
