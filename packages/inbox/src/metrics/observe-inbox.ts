import type { Inbox, PutResult } from "@order-webhooks/receiver";

/** Outcome of a put: the outcome of its result, or `failed` if the put rejected. */
export type PutOutcome = PutResult["outcome"] | "failed";

/** Observer of puts. */
export interface PutObserver {
  /** Runs before each put. Returns a function that gets the outcome. */
  readonly begin: () => (outcome: PutOutcome) => void;
}

/** Observers of an inbox. */
export interface InboxObservers {
  readonly puts: readonly PutObserver[];
  /** Runs after `close`, even if that failed. */
  readonly onClose: () => void;
}

/** Wraps an inbox to observe its puts and its end. All other members are those of the inbox. */
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

/** Replaces members. A copy of an inbox would lack the methods of its class and of later versions. */
function withMembers(inbox: Inbox, members: Pick<Inbox, "put" | "close">): Inbox {
  return new Proxy(inbox, {
    get: (target, name) => {
      if (Object.hasOwn(members, name)) return Reflect.get(members, name);
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
