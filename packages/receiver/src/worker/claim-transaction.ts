import type { Call } from "../background/owner-code.ts";
import { within } from "../background/timers.ts";
import { ReceiverError } from "../errors.ts";
import type { Claim, Inbox } from "../inbox/inbox.ts";
import type { Transaction } from "../options/handlers.ts";
import { WatchedPromise } from "./watched-promise.ts";

/** Time in milliseconds for a transaction to end after its handler was interrupted. */
const endMs = 750;

/** The method `transaction` of an inbox. */
export type InboxTransaction = NonNullable<Inbox["transaction"]>;

/** The transactions of one attempt. At most one commits, which marks the delivery handled. */
export class ClaimTransaction {
  readonly #begin: InboxTransaction;
  readonly #claim: Claim;
  readonly #call: Call;
  readonly #failed: Failed[] = [];
  #newest: WatchedPromise<unknown> | undefined;
  #isRunning = false;
  #isCommitted = false;
  #isOver = false;

  constructor(begin: InboxTransaction, claim: Claim, call: Call) {
    this.#begin = begin;
    this.#claim = claim;
    this.#call = call;
  }

  /** True once a transaction has committed. */
  get isCommitted(): boolean {
    return this.#isCommitted;
  }

  /** The `transaction` of the context. It is bound, so that a handler can use it without the context. */
  readonly run: Transaction = (work) => {
    const refusal = this.#findRefusal(work);
    const promise = WatchedPromise.from(refusal ? Promise.reject(refusal) : this.#start(work));
    if (!refusal) this.#newest = promise;
    promise.onRejected((error) => void this.#failed.push({ promise, error }));
    return promise;
  };

  async #start<T>(work: Parameters<typeof this.run<T>>[0]): Promise<T> {
    this.#isRunning = true;
    try {
      const { signal } = this.#call;
      const result = await this.#begin(this.#claim, work, { signal });
      this.#isCommitted = true;
      return result;
    } finally {
      this.#isRunning = false;
    }
  }

  #findRefusal(work: unknown): ReceiverError | undefined {
    if (typeof work !== "function") return toWorkError(typeof work);
    if (this.#isCommitted) return toRefusal("a second transaction after a commit");
    if (this.#isRunning) return toRefusal("a second transaction while the first runs");
    if (this.#isOver) return toRefusal("a transaction that begins after its handler has ended");
    return undefined;
  }

  /**
   * Calls a handler, and waits for a transaction that the handler did not await. Rejects if either of them rejects.
   */
  async join(handle: () => unknown): Promise<void> {
    let left: unknown;
    try {
      await handle();
    } finally {
      this.#isOver = true;
      if (this.#isRunning) left = this.#newest;
      await this.#newest?.ended();
    }
    const isMissed = ({ promise }: Failed) => promise === left || !promise.isWatched;
    const missed = this.#failed.find(isMissed);
    if (missed) throw missed.error;
  }

  /** Waits briefly for the transaction of an interrupted handler. After that its lost lease prevents a commit. */
  async end(): Promise<void> {
    this.#isOver = true;
    if (this.#newest) await within(endMs, this.#newest.ended());
  }
}

/** A transaction that rejected. */
interface Failed {
  readonly promise: WatchedPromise<unknown>;
  readonly error: unknown;
}

function toRefusal(found: string): ReceiverError {
  return new ReceiverError("transaction_refused", {
    place: "context.transaction",
    expected: "one transaction at a time, and none after a commit",
    found,
    fix: "Run everything that belongs together in one transaction, and await it.",
  });
}

function toWorkError(found: string): ReceiverError {
  return new ReceiverError("transaction_refused", {
    place: "context.transaction",
    expected: "a function of the client",
    found: found === "undefined" ? "nothing" : `a value of type ${found}`,
    fix: "Pass `async (client) => { ... }`.",
  });
}
