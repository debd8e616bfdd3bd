import { setImmediate } from "node:timers/promises";
import {
  changeClaims,
  changePut,
  changePutResult,
  type Fault,
  type Faults,
} from "../broken-inbox.ts";

/** Faults of `put`. */
export const storing: Faults = {
  "forgets the raw event": {
    caughtBy: ["gives back what was put"],
    plant: changePut((entry) => ({ ...entry, rawEvent: null })),
  },
  "takes a missing event for a text": {
    caughtBy: ["keeps an entry that names neither event nor purpose"],
    plant: changePut((entry) => ({ ...entry, event: String(entry.event) })),
  },
  "takes an empty purpose for none": {
    caughtBy: ["keeps an entry that names neither event nor purpose"],
    plant: changePut((entry) => ({ ...entry, purpose: entry.purpose || null })),
  },
  "stores bodies as UTF-8 text": {
    caughtBy: ["keeps a body byte for byte"],
    plant: changeBodies((body) => Buffer.from(Buffer.from(body).toString("utf8"))),
  },
  "replaces an empty body": {
    caughtBy: ["keeps an empty body"],
    plant: changeBodies((body) => (body.byteLength === 0 ? Buffer.from("{}") : body)),
  },
  "cuts bodies at 64 KiB": {
    caughtBy: ["keeps a body of 1 MiB"],
    plant: changeBodies((body) => body.subarray(0, 65_536)),
  },
  "keeps the caller's body, not a copy": {
    caughtBy: ["keeps a copy of the body, whatever its owner does to it"],
    plant: changeClaims((claim, { given }) => {
      const body = given.get(claim.entry.key)?.body ?? claim.entry.body;
      return { ...claim, entry: { ...claim.entry, body } };
    }),
  },
  "takes keys without regard to case": changeKeys((key) => key.toLowerCase()),
  "takes keys without the space around them": changeKeys((key) => key.trim()),
  "takes keys in one Unicode form": changeKeys((key) => key.normalize()),
  "cuts keys at a NUL": changeKeys((key) => key.split("\0")[0] ?? ""),
  "cuts keys at 2,000 characters": changeKeys((key) => key.slice(0, 2_000)),
  "stores an entry for each put that comes at once": {
    caughtBy: ["keeps one entry a key, however many put it at once"],
    plant: ({ inbox }) => {
      const running = new Set<string>();
      return {
        put: async (entry, options) => {
          const key = running.has(entry.key) ? `${entry.key} again` : entry.key;
          running.add(entry.key);
          await setImmediate();
          const result = await inbox.put({ ...entry, key }, options);
          running.delete(entry.key);
          return result;
        },
      };
    },
  },
  "reports a conflict as a duplicate": {
    caughtBy: [
      "keeps one content a key, however many put several at once",
      "answers the state of the entry that it knows",
    ],
    plant: changePutResult((result) =>
      result.outcome === "conflict" ? { ...result, outcome: "duplicate" } : result,
    ),
  },
  "keeps the body of a conflict": {
    caughtBy: ["keeps nothing of a conflict"],
    plant: ({ inbox }) => {
      const bodies = new Map<string, Uint8Array>();
      return {
        put: async (entry, options) => {
          const result = await inbox.put(entry, options);
          if (result.outcome === "conflict") bodies.set(entry.key, entry.body);
          return result;
        },
        read: async (key) => {
          const found = await inbox.read(key);
          return found && { ...found, body: bodies.get(key) ?? found.body };
        },
      };
    },
  },
  "answers the same state for every entry": {
    caughtBy: ["answers the state of the entry that it knows"],
    plant: changePutResult((result) =>
      "state" in result ? { ...result, state: "waiting" } : result,
    ),
  },
  "claims whatever is put": {
    caughtBy: ["claims nothing by a put that asks for no claim"],
    plant: ({ inbox }) => ({
      put: (entry) => inbox.put(entry, { claim: { leaseMs: 3_600_000, senderMs: 0 } }),
    }),
  },
  "takes what is quarantined for an entry like any other": {
    caughtBy: ["gives no quarantined entry out"],
    plant: changePut((entry) => ({ ...entry, quarantine: null })),
  },
};

function changeBodies(change: (body: Uint8Array) => Uint8Array): Fault["plant"] {
  return changePut((entry) => ({ ...entry, body: change(entry.body) }));
}

/** Stores an entry under a changed key, and returns it under its own, unless another entry has the changed key. */
function changeKeys(change: (key: string) => string): Fault {
  return {
    caughtBy: ["keeps keys apart, whatever characters they have"],
    plant: ({ inbox, given }) => ({
      put: (entry, options) => inbox.put({ ...entry, key: change(entry.key) }, options),
      read: async (key) => {
        const found = await inbox.read(change(key));
        return found && { ...found, key: given.get(change(key))?.key === change(key) ? key : "" };
      },
    }),
  };
}
