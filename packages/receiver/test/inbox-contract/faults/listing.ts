import type { DeliveryState, Inbox, ListedDelivery } from "../../../src/inbox/inbox.ts";
import type { Fault, Faults, Parts } from "../broken-inbox.ts";

const states: readonly DeliveryState[] = ["waiting", "claimed", "done", "dead", "quarantined"];

/** Faults of `list`, except of its filters. */
export const listing: Faults = {
  "lists no event": {
    caughtBy: [
      "lists what is dead or quarantined, with all that is known",
      "lists what waits or is claimed, with the attempts",
    ],
    plant: changeList((listed) => ({ ...listed, event: null })),
  },
  "lists no raw event": {
    caughtBy: ["lists what is dead or quarantined, with all that is known"],
    plant: changeList((listed) => ({ ...listed, rawEvent: null })),
  },
  "lists an empty reason": {
    caughtBy: ["lists what waits or is claimed, with the attempts"],
    plant: changeList((listed) => ({ ...listed, reason: listed.reason ?? "" })),
  },
  "forgets names when an entry is done": {
    caughtBy: ["lists what is done, without its body"],
    plant: changeList((listed) =>
      listed.state === "done" ? { ...listed, purpose: null } : listed,
    ),
  },
  "forgets the attempts when an entry is done": {
    caughtBy: ["lists what is done, without its body"],
    plant: changeList((listed) => (listed.state === "done" ? { ...listed, attempts: 0 } : listed)),
  },
  "lists every state by default": {
    caughtBy: ["lists by default nothing that waits, is claimed or is done"],
    plant: ({ inbox }) => ({
      list: async (filter = {}) => {
        if (Object.keys(filter).length > 0) return inbox.list(filter);
        const lists = await Promise.all(states.map((state) => inbox.list({ state })));
        return lists.flat();
      },
    }),
  },
  "lists an entry as claimed after its lease": {
    caughtBy: ["lists an entry as waiting when its lease has ended"],
    plant: changeList((listed) =>
      listed.attempts > 0 && listed.state === "waiting" && listed.dueMs === 0
        ? { ...listed, state: "claimed" }
        : listed,
    ),
  },
  "lists what is claimed with what waits": {
    caughtBy: ["lists an entry as waiting when its lease has ended"],
    plant: ({ inbox }) => ({
      list: async (filter = {}) => {
        const state = filter.state === "claimed" ? "waiting" : undefined;
        const more = state ? await inbox.list({ ...filter, state }) : [];
        return [...(await inbox.list(filter)), ...more];
      },
    }),
  },
  "lists the oldest first": {
    caughtBy: ["lists the newest first: by death or quarantine, whenever it was stored"],
    plant: ({ inbox }) => ({ list: async (filter) => (await inbox.list(filter)).toReversed() }),
  },
  "lists in the order of storing": {
    caughtBy: ["lists the newest first: by death or quarantine, whenever it was stored"],
    plant: ({ inbox, given }) => ({
      list: async (filter) => {
        const keys = [...given.keys()];
        const list = await inbox.list(filter);
        return list.toSorted((one, other) => keys.indexOf(other.key) - keys.indexOf(one.key));
      },
    }),
  },
  "ignores the limit of a list": {
    caughtBy: ["lists as many as asked for"],
    plant: ({ inbox }) => ({ list: (filter) => inbox.list({ ...filter, limit: 1_000 }) }),
  },
  "lists the oldest that fit the limit": {
    caughtBy: ["lists as many as asked for"],
    plant: ({ inbox }) => ({
      list: async (filter = {}) => {
        const { limit = 100, ...rest } = filter;
        return (await inbox.list({ ...rest, limit: 1_000 })).slice(-limit);
      },
    }),
  },
  "lists 100 at most, whatever the limit": {
    caughtBy: ["lists 100 by default, and more if asked for"],
    plant: ({ inbox }) => ({ list: async (filter) => (await inbox.list(filter)).slice(0, 100) }),
  },
  "lists everything without a limit": {
    caughtBy: ["lists 100 by default, and more if asked for"],
    plant: ({ inbox }) => ({ list: (filter) => inbox.list({ limit: 1_000, ...filter }) }),
  },
  "gives every age since the storing": {
    caughtBy: [
      "gives the age since the storing or the replay",
      "gives the age since the death, the quarantine or the end, not the storing",
    ],
    plant: ({ inbox, now }) => {
      const storedAt = new Map<string, number>();
      return {
        put: (entry, options) => {
          if (!storedAt.has(entry.key)) storedAt.set(entry.key, now());
          return inbox.put(entry, options);
        },
        list: async (filter) => {
          const list = await inbox.list(filter);
          return list.map((one) => ({ ...one, ageMs: now() - (storedAt.get(one.key) ?? 0) }));
        },
      };
    },
  },
  "gives the time of a lease for that of a sender": {
    caughtBy: ["gives the time until a worker may claim an entry"],
    plant: (parts) =>
      changeList((listed) =>
        parts.newest.get(listed.key)?.awaitsSender ? { ...listed, dueMs: 0 } : listed,
      )(parts),
  },
  "gives no time for what is delayed": {
    caughtBy: ["gives the time until a worker may claim an entry"],
    plant: changeList((listed) => (listed.state === "waiting" ? { ...listed, dueMs: 0 } : listed)),
  },
  "gives a time for what is dead": {
    caughtBy: ["lists what is dead or quarantined, with all that is known"],
    plant: changeList((listed) => ({ ...listed, dueMs: listed.dueMs ?? 0 })),
  },
  "lists the first reason of what died twice": {
    caughtBy: ["lists nothing of what was replayed, and the new reason if it fails again"],
    plant: ({ inbox }) => {
      const reasons = new Map<string, string>();
      return {
        dead: (claim, reason) => {
          const first = reasons.get(claim.entry.key) ?? reason;
          reasons.set(claim.entry.key, first);
          return inbox.dead(claim, first);
        },
      };
    },
  },
  "lists the reason of what was replayed": {
    caughtBy: ["lists nothing of what was replayed, and the new reason if it fails again"],
    plant: (parts) => {
      const reasons = new Map<string, string>();
      const keep = changeList((listed) => ({
        ...listed,
        reason: listed.reason ?? reasons.get(listed.key) ?? null,
      }));
      return {
        ...keep(parts),
        dead: (claim, reason) => {
          reasons.set(claim.entry.key, reason);
          return parts.inbox.dead(claim, reason);
        },
      };
    },
  },
};

function changeList(change: (listed: ListedDelivery) => ListedDelivery): Fault["plant"] {
  return ({ inbox }: Parts): Pick<Inbox, "list"> => ({
    list: async (filter) => (await inbox.list(filter)).map(change),
  });
}
