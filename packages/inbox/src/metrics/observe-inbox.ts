import type { Inbox, PutResult } from "@order-webhooks/receiver";

/** The outcome of a put: what it resolved to, or that it rejected. */
export type PutOutcome = PutResult["outcome"] | "failed";

/** Follows puts. */
export interface PutObserver {
  /** Is called before each put. Returns what is called with its outcome. */
  readonly begin: () => (outcome: PutOutcome) => void;
}

/** Follows an inbox. */
export interface InboxObservers {
  readonly puts: readonly PutObserver[];
  /** Is called once the inbox was closed, or could not be. */
  readonly onClose: () => void;
}

/** Wraps an inbox, so that others learn of its puts and its end. Everything else is the inbox's own. */
export function observeInbox(inbox: Inbox, { puts, onClose }: InboxObservers): Inbox {
  return withMembers(inbox, {
    put: async (entry, options) => {
      const ends = puts.map((observer) => observer.begin());
      let outcome: PutOutcome = "failed";
      try {
        const result = await inbox.put(entry, options);
        outcome = result.outcome;
        return result;
      } finally {
        for (const end of ends) end(outcome);
      }
    },
    close: async () => {
      try {
        await inbox.close?.();
      } finally {
        onClose();
      }
    },
  });
}

/** Replaces members. A copy of an inbox would lack the methods of its class, and those of later versions. */
function withMembers(inbox: Inbox, members: Pick<Inbox, "put" | "close">): Inbox {
  return new Proxy(inbox, {
    get: (target, name) => {
      if (Object.hasOwn(members, name)) return Reflect.get(members, name);
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
