import type { Claim, Inbox, TransactionClient } from "../../../src/inbox/inbox.ts";
import type { Fault, Faults, Parts } from "../broken-inbox.ts";

/** Faults of `transaction`. */
export const transacting: Faults = {
  "commits a transaction without the end of its entry": {
    caughtBy: [
      "with transactions, ends an entry with a transaction",
      "with transactions, commits one of the transactions of a lease",
    ],
    plant: replace(
      () =>
        async (_claim, work, { signal }) =>
          work(await makeClient(signal)),
    ),
  },
  "keeps the result of the work to itself": {
    caughtBy: ["with transactions, ends an entry with a transaction"],
    plant: replace(({ inbox: { transaction } }) => async (claim, work, options) => {
      const kept: unknown[] = [];
      await transaction?.(claim, async (client) => void kept.push(await work(client)), options);
      // This cast is needed because the fault is a missing result.
      return undefined as never;
    }),
  },
  "ends an entry whose transaction failed": {
    caughtBy: ["with transactions, leaves an entry claimed whose transaction fails"],
    plant: replace(({ inbox }) => async (claim, work, options) => {
      const end = async (): Promise<never> => {
        await inbox.done(claim);
        throw new Error("The work failed.");
      };
      return run({ inbox }, claim, work, options).catch(end);
    }),
  },
  "hides the error of the work": {
    caughtBy: ["with transactions, leaves an entry claimed whose transaction fails"],
    plant: replace(({ inbox }) => async (claim, work, options) => {
      const hide = () => Promise.reject(new Error("The transaction failed."));
      return run({ inbox }, claim, work, options).catch(hide);
    }),
  },
  "commits with a lease that was lost": {
    caughtBy: ["with transactions, lets only the newest lease commit"],
    plant: replace(({ inbox, newest }) => (claim, work, options) => {
      return run({ inbox }, newest.get(claim.entry.key) ?? claim, work, options);
    }),
  },
  "commits though the lease was lost meanwhile": {
    caughtBy: ["with transactions, loses a lease while a transaction works"],
    plant: replace(({ inbox }) => async (claim, work, { signal }) => {
      const result = await work(await makeClient(signal));
      await inbox.done(claim);
      return result;
    }),
  },
  "holds its entry while a transaction works": {
    caughtBy: ["with transactions, loses a lease while a transaction works"],
    plant: (parts) => {
      const held = new Set<string>();
      const hold = replace(({ inbox }) => async (claim, work, options) => {
        held.add(claim.entry.key);
        const result = run({ inbox }, claim, work, options);
        return result.finally(() => held.delete(claim.entry.key));
      });
      const claim: Inbox["claim"] = async (request) =>
        held.size > 0 ? [] : parts.inbox.claim(request);
      return { ...hold(parts), claim };
    },
  },
  "settles no lease that ended in a transaction": {
    caughtBy: ["with transactions, commits with a lease that ended and was not claimed"],
    plant: replace(({ inbox }) => async (claim, work, options) => {
      const checked: typeof work = async (client) => {
        const result = await work(client);
        const [found] = await inbox.list({ key: claim.entry.key });
        if (found?.state !== "claimed") throw new Error("The lease ended.");
        return result;
      };
      return run({ inbox }, claim, checked, options);
    }),
  },
  "has others wait for a transaction": {
    caughtBy: ["with transactions, lets others work while a transaction works"],
    plant: (parts) => {
      let running = 0;
      const count = replace(({ inbox }) => async (claim, work, options) => {
        running += 1;
        return run({ inbox }, claim, work, options).finally(() => {
          running -= 1;
        });
      });
      const claim: Inbox["claim"] = async (request) =>
        running > 0 ? [] : parts.inbox.claim(request);
      return { ...count(parts), claim };
    },
  },
  "commits though its signal aborts": {
    caughtBy: ["with transactions, rolls back when its signal aborts"],
    plant: replace(({ inbox }) => async (claim, work, options) => {
      const { signal } = options;
      const controller = new AbortController();
      const aborted = new Promise<never>((resolve) => {
        // This cast is needed because the fault returns an aborted transaction as a result.
        signal.addEventListener("abort", () => resolve(undefined as never));
      });
      const cut: typeof work = (client) => Promise.race([work(client), aborted]);
      return run({ inbox }, claim, cut, { signal: controller.signal });
    }),
  },
  "takes statements after the end of a transaction": {
    caughtBy: ["with transactions, takes no statement after its end"],
    plant: replace(({ inbox }) => async (claim, work, options) => {
      const open = await makeClient(options.signal);
      return run({ inbox }, claim, () => work(open), options);
    }),
  },
};

type Transaction = NonNullable<Inbox["transaction"]>;

/** Replaces the transactions of an inbox. */
function replace(make: (parts: Parts) => Transaction): Fault["plant"] {
  return (parts) => ({ transaction: make(parts) });
}

/** Runs a sound transaction. */
function run<T>(
  { inbox }: Pick<Parts, "inbox">,
  claim: Claim,
  work: (client: TransactionClient) => T | Promise<T>,
  options: { readonly signal: AbortSignal },
): Promise<T> {
  if (!inbox.transaction) throw new Error("The inbox has no transactions.");
  return inbox.transaction(claim, work, options);
}

/** Makes a client that never ends. */
async function makeClient(signal: AbortSignal): Promise<TransactionClient> {
  signal.throwIfAborted();
  return { query: async () => ({ rows: [], rowCount: 0 }) };
}
