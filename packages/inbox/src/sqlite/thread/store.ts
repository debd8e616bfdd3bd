import type { DatabaseSync } from "node:sqlite";
import type { ClaimOnPut } from "@order-webhooks/receiver";
import type { InboxRetention } from "../../durable/durations.ts";
import type { Operation, SweepResult } from "../../durable/storage.ts";
import { type Batch, type PutValue, putWidth, type Times } from "../protocol.ts";
import { Changes } from "./changes.ts";
import { Claims } from "./claims.ts";
import { Leases } from "./leases.ts";
import { type NewEntry, Puts } from "./puts.ts";
import { Search } from "./search.ts";
import { prepare, type Statement } from "./statement.ts";
import { Vacuum } from "./vacuum.ts";

/** Minimum time in ms between two writes of the clock, while the batches write anyway. */
const clockStepMs = 1_000;

/**
 * Minimum time in ms between two writes of the clock while nothing else is written. With a shorter time, polling would
 * keep the disk of an idle inbox busy.
 */
const idleClockStepMs = 60_000;

/** Runs the operations of one open database. A batch is one transaction. */
export class Store {
  readonly #puts: Puts;
  readonly #claims: Claims;
  readonly #search: Search;
  readonly #changes: Changes;
  readonly #vacuum: Vacuum;
  readonly #begin: Statement<never>;
  readonly #commit: Statement<never>;
  readonly #rollback: Statement<never>;
  readonly #setClock: Statement<never>;
  readonly #countChanges: Statement<{ readonly changes: number }>;
  #clock = 0;
  #changeCount = 0;

  /** @param openings the number of times that the file was opened */
  constructor(database: DatabaseSync, openings: number, retention: InboxRetention) {
    const leases = new Leases(openings);
    this.#puts = new Puts(database, leases, retention);
    this.#claims = new Claims(database, leases);
    this.#search = new Search(database, retention);
    this.#changes = new Changes(database, retention);
    this.#vacuum = new Vacuum(database);
    this.#begin = prepare(database, "BEGIN IMMEDIATE");
    this.#commit = prepare(database, "COMMIT");
    this.#rollback = prepare(database, "ROLLBACK");
    this.#setClock = prepare(
      database,
      "UPDATE inbox SET clock = max(clock, ?), aged = max(aged, ?)",
    );
    this.#countChanges = prepare(database, "SELECT total_changes() AS changes");
  }

  /** Runs all operations of a batch in one transaction. Returns their results once the transaction is on disk. */
  run(batch: Batch): readonly unknown[] {
    return this.#commitAll(batch, () => this.#runAll(batch));
  }

  /** Runs all operations of a batch except the puts, whose results are null. */
  runWithoutPuts({ operations, puts: _, bodies: __, ...times }: Batch): readonly unknown[] {
    return this.#commitAll(times, () =>
      operations.map((operation) => operation && this.#runOne(operation, times)),
    );
  }

  /** Writes the times to the file, so that no later process uses earlier times. */
  setClock({ now, aged }: Times): void {
    this.#setClock.run(now, aged);
    this.#clock = now;
  }

  /** Ends all leases. Each entry then waits for a worker, or for a resend of the vendor. */
  endLeases(): void {
    this.#claims.endAll();
  }

  #commitAll<T>(times: Times, work: () => T): T {
    this.#begin.run();
    try {
      const results = work();
      this.#stepClock(times);
      this.#commit.run();
      return results;
    } catch (error) {
      this.#tryRollback();
      throw error;
    }
  }

  #stepClock(times: Times): void {
    const { changes } = this.#countChanges.get() ?? { changes: 0 };
    const stepMs = changes === this.#changeCount ? idleClockStepMs : clockStepMs;
    this.#changeCount = changes;
    if (times.now - this.#clock < stepMs) return;
    this.setClock(times);
    this.#changeCount += 1;
  }

  #runAll({ operations, puts, bodies, ...times }: Batch): readonly unknown[] {
    let at = 0;
    let offset = 0;
    return operations.map((operation) => {
      if (operation !== null) return this.#runOne(operation, times);
      const { entry, claim } = readPut(puts, at, { bodies, offset });
      at += putWidth;
      offset += entry.body.byteLength;
      return this.#puts.put(entry, claim, times);
    });
  }

  #runOne(operation: Operation, times: Times): unknown {
    switch (operation.kind) {
      case "claim":
        return this.#claims.claim(operation.limit, operation.leaseMs, times.now);
      case "done":
        return this.#claims.done(operation.lease, times);
      case "retry":
        return this.#claims.retry(operation.lease, operation.delayMs, times.now);
      case "dead":
        return this.#claims.dead(operation.lease, operation.reason, times.now);
      case "read":
        return this.#search.read(operation.key);
      case "scan":
        return this.#search.scan(operation, times);
      case "stats":
        return this.#search.stats(times);
      case "replay":
        return this.#changes.replay(operation, times);
      case "purge":
        return this.#changes.purge(operation, times);
      case "sweep":
        return this.#sweep(times);
      case "drop":
        return this.#changes.drop(operation.keys, times);
    }
  }

  #sweep(times: Times): SweepResult {
    const swept = this.#changes.sweep(times);
    const isShrinking = this.#vacuum.step();
    return { ...swept, isMore: swept.isMore || isShrinking };
  }

  /** Returns free pages, which contain deleted data, to the disk. Returns true if there are more. */
  shrink(): boolean {
    return this.#vacuum.empty();
  }

  /** Rolls back, if possible. After some errors SQLite has already done so, and after others it cannot. */
  #tryRollback(): void {
    try {
      this.#rollback.run();
    } catch {
      // The first error is more useful.
    }
  }
}

interface PutBodies {
  readonly bodies: ArrayBuffer;
  readonly offset: number;
}

/** Reads one `put`, in the order of `toPutValues`. */
function readPut(values: readonly PutValue[], at: number, { bodies, offset }: PutBodies): Put {
  const claim = values[at + 7];
  const entry: NewEntry = {
    key: toText(values[at]) ?? "",
    fingerprint: toText(values[at + 1]) ?? "",
    rawEvent: toText(values[at + 2]),
    event: toText(values[at + 3]),
    purpose: toText(values[at + 4]),
    quarantine: toText(values[at + 5]),
    rememberMs: toNumber(values[at + 6]),
    body: new Uint8Array(bodies, offset, toNumber(values[at + 8]) ?? 0),
  };
  return { entry, claim: typeof claim === "object" ? claim : null };
}

interface Put {
  readonly entry: NewEntry;
  readonly claim: ClaimOnPut | null;
}

function toText(value: PutValue | undefined): string | null {
  return typeof value === "string" ? value : null;
}

function toNumber(value: PutValue | undefined): number | null {
  return typeof value === "number" ? value : null;
}
