import type { Claim, Inbox, TransactionClient } from "@order-webhooks/receiver";
import { toClosedError } from "../../durable/closed-error.ts";
import { done } from "../../durable/states.ts";
import type { Connections } from "../connections/connections.ts";
import type { Database } from "../connections/database.ts";
import { isOfConnection, sqlStateOf, toStorageError } from "../connections/failure.ts";
import { writing } from "../statements/clock.ts";
import { type LeasePlace, readLease } from "../statements/leases.ts";
import { Aborted } from "./aborted.ts";
import { LeasedTransaction, type Mark } from "./leased-transaction.ts";
import { type LentConnection, lend } from "./lend.ts";
import { Places } from "./places.ts";
import { toFailed, toLeaseLost } from "./transaction-errors.ts";
import { WorkClient } from "./work-client.ts";

/** Function of a handler that runs in a transaction. */
type Work<T> = (client: TransactionClient) => T | Promise<T>;

/** SQLSTATE of statements after a failed one, until the transaction rolls back or returns to a savepoint. */
const inFailedTransaction = "25P02";

/** Parts of transactions. */
export interface TransactionParts {
  /** Connections only for transactions, so that handlers do not delay the inbox. */
  readonly connections: Connections;
  readonly database: Database;
  readonly offsetMs: () => number;
  /** Maximum number of simultaneous transactions. */
  readonly most: number;
  /** Name of the database in messages. */
  readonly place: string;
}

/** Runs handlers' functions in transactions that mark their deliveries as handled. */
export class Transactions {
  readonly #parts: TransactionParts;
  readonly #steps: LeasedTransaction;
  readonly #findOutcome: string;
  readonly #places: Places;
  readonly #closing = new AbortController();
  readonly #running = new Set<Promise<unknown>>();
  #closed: Promise<void> | undefined;

  constructor(parts: TransactionParts) {
    const { names } = parts.database;
    this.#parts = parts;
    this.#places = new Places(parts.most);
    this.#steps = new LeasedTransaction(names, parts.offsetMs);
    // The lock waits for a commit that is still in progress.
    this.#findOutcome = `${writing} SELECT state, lease FROM clock, ${names.deliveries} AS deliveries
      WHERE id = $2 FOR UPDATE OF deliveries`;
  }

  /** Implements the inbox's `transaction`. */
  async run<T>(...[claim, work, options]: Parameters<Transact<T>>): Promise<T> {
    const { place } = this.#parts;
    const lease = readLease(claim.lease);
    if (!lease) throw toLeaseLost(place);
    const signal = AbortSignal.any([options.signal, this.#closing.signal]);
    signal.throwIfAborted();
    const running = this.#run(lease, work, signal);
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }

  /** Rolls back running transactions, waits for running commits, and closes the connections. */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    this.#closing.abort(toClosedError(this.#parts.place));
    await Promise.allSettled(this.#running);
    await this.#parts.connections.close();
  }

  async #run<T>(lease: LeasePlace, work: Work<T>, signal: AbortSignal): Promise<T> {
    const aborted = new Aborted(signal);
    const leave = await this.#takePlace(aborted);
    try {
      const lent = await aborted.race(this.#begin({ lease, aborted, signal }));
      const client = new WorkClient(lent.client);
      aborted.whenAborted(() => client.cut());
      return await this.#workAndCommit({ lease, lent, client, aborted }, work);
    } finally {
      aborted.clear();
      leave();
    }
  }

  /** Waits for a free place. Rejects if the signal aborts first. */
  async #takePlace(aborted: Aborted): Promise<() => void> {
    const taking = this.#places.take();
    const leave = () => this.#places.leave();
    try {
      await aborted.race(taking);
    } catch (error) {
      taking.then(leave);
      throw error;
    }
    return leave;
  }

  /** Begins a transaction, with retries. They are harmless, because the function has not run yet. */
  async #begin({ lease, aborted, signal }: Beginning): Promise<LentConnection> {
    const { connections, database, place } = this.#parts;
    try {
      return await database.retries.run(async () => {
        if (signal.aborted) throw toFailed(place, "one whose time is over");
        const lent = await lend(connections);
        aborted.whenAborted(lent.destroy);
        try {
          if (await this.#steps.begin(lent.client, lease)) return lent;
          throw toLeaseLost(place);
        } catch (error) {
          lent.destroy();
          throw error;
        }
      });
    } catch (error) {
      throw toStorageError(error, place);
    }
  }

  async #workAndCommit<T>(running: RunningTransaction, work: Work<T>): Promise<T> {
    const { lent, client, aborted } = running;
    try {
      const result = await aborted.race(startWork(work, client));
      const mark = await aborted.race(this.#finish(running));
      // From here on, only the outcome of the commit counts, and the signal has no effect.
      aborted.clear();
      await this.#commit(running, mark);
      lent.giveBack();
      return result;
    } catch (error) {
      client.cut();
      await this.#rollBack(lent);
      throw error;
    }
  }

  async #finish({ lease, lent, client }: RunningTransaction): Promise<Mark> {
    const { place } = this.#parts;
    await client.end();
    if (client.refusal) throw client.refusal;
    if (lent.client.getTransactionStatus() === "I") {
      throw toFailed(place, "one that ended before its function", client.failure);
    }
    const mark = await this.#steps.finish(lent.client, lease).catch((error: unknown) => {
      throw sqlStateOf(error) === inFailedTransaction
        ? toFailed(place, "one in which a statement failed", client.failure)
        : toStorageError(error, place);
    });
    if (!mark) throw toLeaseLost(place);
    return mark;
  }

  async #commit({ lease, lent, client }: RunningTransaction, mark: Mark): Promise<void> {
    const { place } = this.#parts;
    try {
      if (await this.#steps.commit(lent.client)) return;
    } catch (error) {
      // The server rolled back, for example because of a deferred constraint.
      if (!isOfConnection(error)) throw error;
      lent.destroy();
      if (await this.#isCommitted(lease, mark)) return;
      throw toStorageError(error, place);
    }
    throw toFailed(place, "one in which a statement failed", client.failure);
  }

  /** Checks the delivery of a commit without an answer. No other process can mark it as handled with that lease. */
  async #isCommitted({ id, lease }: LeasePlace, { is_over }: Mark): Promise<boolean> {
    const { database, place } = this.#parts;
    try {
      const [row] = await database.query<Outcome>(this.#findOutcome, [id]);
      return row ? row.state === done && row.lease === lease : is_over;
    } catch (error) {
      throw toStorageError(error, place);
    }
  }

  async #rollBack({ client, giveBack, destroy }: LentConnection): Promise<void> {
    try {
      await this.#steps.rollBack(client);
      giveBack();
    } catch {
      destroy();
    }
  }
}

type Transact<T> = (
  claim: Claim,
  work: Work<T>,
  options: Parameters<NonNullable<Inbox["transaction"]>>[2],
) => Promise<T>;

interface Outcome {
  readonly state: number;
  readonly lease: string;
}

interface Beginning {
  readonly lease: LeasePlace;
  readonly aborted: Aborted;
  readonly signal: AbortSignal;
}

interface RunningTransaction {
  readonly lease: LeasePlace;
  readonly lent: LentConnection;
  readonly client: WorkClient;
  readonly aborted: Aborted;
}

/** Calls the function. Converts a thrown error to a rejection. */
async function startWork<T>(work: Work<T>, client: TransactionClient): Promise<T> {
  return work(client);
}
