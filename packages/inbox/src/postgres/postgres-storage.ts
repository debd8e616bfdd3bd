import type { ClaimOnPut, InboxEntry } from "@order-webhooks/receiver";
import { toClosedError } from "../durable/closed-error.ts";
import { dead, done, open } from "../durable/states.ts";
import type { Operation, PutReply, Results, Storage } from "../durable/storage.ts";
import type { Database } from "./connections/database.ts";
import { toStorageError } from "./connections/failure.ts";
import { Grouping, type GroupLimits } from "./grouping.ts";
import type { PostgresInboxSettings } from "./options.ts";
import { BodyMemory } from "./statements/body-memory.ts";
import { Changes } from "./statements/changes.ts";
import { Claims } from "./statements/claims.ts";
import { type LeasePlace, readLease } from "./statements/leases.ts";
import { type Put, toPut } from "./statements/put.ts";
import { Puts } from "./statements/puts.ts";
import { Search } from "./statements/search.ts";
import { type Settling, Settlings } from "./statements/settlings.ts";
import { Sweep } from "./statements/sweep.ts";

const mebibyte = 1024 * 1024;

const putGroups: GroupLimits = { mostItems: 256, mostBytes: 4 * mebibyte, lanes: 2 };
const settlingGroups: GroupLimits = { mostItems: 256, mostBytes: 4 * mebibyte, lanes: 1 };

/** Part that must be closed before the connections. */
interface Closing {
  close(): Promise<void>;
}

/**
 * Stores entries in PostgreSQL. Sends simultaneous puts and settlements in groups, and all other operations separately.
 */
export class PostgresStorage implements Storage {
  readonly #settings: PostgresInboxSettings;
  readonly #database: Database;
  readonly #transactions: Closing;
  readonly #puts: Grouping<Put, PutReply>;
  readonly #settlings: Grouping<Settling, boolean>;
  readonly #claims: Claims;
  readonly #search: Search;
  readonly #changes: Changes;
  readonly #sweep: Sweep;
  readonly #memory = new BodyMemory();
  readonly #pending = new Set<Promise<unknown>>();
  #pendingBytes = 0;
  #closing: Promise<void> | undefined;

  /** @param transactions the transactions of handlers */
  constructor(settings: PostgresInboxSettings, database: Database, transactions: Closing) {
    const { retention } = settings;
    const puts = new Puts(database, retention);
    const settlings = new Settlings(database);
    this.#settings = settings;
    this.#database = database;
    this.#transactions = transactions;
    this.#puts = new Grouping(putGroups, (all) => puts.putAll(all));
    this.#settlings = new Grouping(settlingGroups, (all) => settlings.settleAll(all));
    this.#claims = new Claims(database);
    this.#search = new Search(database, retention);
    this.#changes = new Changes(database, retention);
    this.#sweep = new Sweep(database, retention);
  }

  /** Checks whether the queue has space for a body. A body larger than the limit may wait alone. */
  hasRoomFor({ byteLength }: Uint8Array): boolean {
    const { maxQueued, maxQueuedBytes } = this.#settings.limits;
    const hasBytes = this.#pendingBytes + byteLength <= maxQueuedBytes || this.#pendingBytes === 0;
    return this.#pending.size < maxQueued && hasBytes;
  }

  async put(entry: InboxEntry, claim: ClaimOnPut | null): Promise<PutReply> {
    const body = this.#memory.copy(entry.body);
    const put = toPut(entry, body.bytes, claim);
    this.#pendingBytes += put.bytes;
    try {
      return await this.#track(() => this.#puts.add(put, put.bytes));
    } finally {
      this.#pendingBytes -= put.bytes;
      body.release();
    }
  }

  send<O extends Operation>(operation: O): Promise<Results[O["kind"]]> {
    // The cast is safe, because each case of `#run` returns the type that `Results` gives to its kind.
    return this.#track(() => this.#run(operation) as Promise<Results[O["kind"]]>);
  }

  /** Completes waiting operations, then closes the connections. Later operations reject. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** Counts an operation as waiting until it is settled. */
  async #track<T>(start: () => Promise<T>): Promise<T> {
    const { place } = this.#settings.address;
    if (this.#closing) throw toClosedError(place);
    const running = start();
    this.#pending.add(running);
    try {
      return await running;
    } catch (error) {
      throw toStorageError(error, place);
    } finally {
      this.#pending.delete(running);
    }
  }

  #run(operation: Operation): Promise<unknown> {
    switch (operation.kind) {
      case "claim":
        return this.#claims.claim(operation.limit, operation.leaseMs);
      case "done":
        return this.#settle(operation.lease, { state: done });
      case "retry":
        return this.#settle(operation.lease, { state: open, delayMs: operation.delayMs });
      case "dead":
        return this.#settle(operation.lease, { state: dead, reason: operation.reason });
      case "read":
        return this.#search.read(operation.key);
      case "scan":
        return this.#search.scan(operation);
      case "stats":
        return this.#search.stats();
      case "replay":
        return this.#changes.replay(operation);
      case "purge":
        return this.#changes.purge(operation);
      case "sweep":
        return this.#sweep.step();
      case "drop":
        return this.#changes.drop(operation.keys);
    }
  }

  /** Settles a lease. Resolves to false for an invalid lease. */
  async #settle(text: string, end: Omit<Settling, keyof LeasePlace>): Promise<boolean> {
    const place = readLease(text);
    return place === undefined ? false : this.#settlings.add({ ...place, ...end });
  }

  async #close(): Promise<void> {
    await Promise.allSettled([...this.#pending, this.#transactions.close()]);
    await this.#database.close();
  }
}
