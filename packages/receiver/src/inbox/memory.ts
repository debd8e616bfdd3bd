import { assertType } from "../assertions.ts";
import { toNumbers } from "../numbers.ts";
import type {
  Claim,
  Inbox,
  InboxEntry,
  InboxStats,
  KeptDelivery,
  ListFilter,
  PutResult,
  ReplayFilter,
} from "./inbox.ts";
import { KeptEntries, type KeptEntry, toKeptDelivery } from "./kept-entries.ts";
import { OpenEntries } from "./open-entries.ts";
import { RememberedKeys } from "./remembered-keys.ts";
import { toStoredEntry } from "./stored-entry.ts";

/** Limits a memory inbox. */
export interface MemoryInboxLimits {
  /** Entries that wait or are worked on, 1,000 by default. Beyond it the vendor is asked to retry. */
  readonly maxOpen: number;
  /** Bytes of their bodies, 64 MiB by default. */
  readonly maxOpenBytes: number;
  /** Dead entries kept for a replay, and as many quarantined ones, 1,000 by default. The oldest goes first. */
  readonly maxKept: number;
  /** Bytes of the bodies of either, 64 MiB by default. */
  readonly maxKeptBytes: number;
  /** Keys remembered after their entries are gone, 100,000 by default. The oldest goes first. */
  readonly maxRemembered: number;
}

/** Limits a memory inbox, where they differ from the default, and gives it another clock. */
export interface MemoryInboxOptions extends Partial<MemoryInboxLimits> {
  /** Milliseconds on a clock that never jumps. For tests. */
  readonly now?: () => number;
}

/**
 * Creates an inbox that lives as long as the process: for tests, and where a crash may lose what was acknowledged and
 * not yet handled. It is bounded in everything that it keeps.
 *
 * @throws ReceiverError `option_unknown` for an unknown option, `inbox_invalid` for one that is wrong. What is kept
 * or remembered may be nothing.
 */
export function createMemoryInbox(options: MemoryInboxOptions = {}): Inbox {
  const place = "createMemoryInbox";
  const code = "inbox_invalid";
  assertType(place, options, { type: "object", code });
  const { now = () => performance.now(), ...given } = options;
  assertType(`${place}.now`, now, { type: "function", code });
  return new MemoryInbox(toNumbers(given, defaults, { option: place, code, mayBeZero }), now);
}

const mebibyte = 1024 * 1024;

const defaults: MemoryInboxLimits = {
  maxOpen: 1_000,
  maxOpenBytes: 64 * mebibyte,
  maxKept: 1_000,
  maxKeptBytes: 64 * mebibyte,
  maxRemembered: 100_000,
};

const mayBeZero = ["maxKept", "maxKeptBytes", "maxRemembered"];

/** Each known key is in one of three places: with its open entry, with its kept one, or alone. */
class MemoryInbox implements Inbox {
  readonly isDurable = false;
  readonly #open: OpenEntries;
  readonly #kept: KeptEntries;
  readonly #remembered: RememberedKeys;
  readonly #now: () => number;
  #listener: ((dropped: KeptDelivery) => void) | undefined;

  constructor(limits: MemoryInboxLimits, now: () => number) {
    this.#open = new OpenEntries(limits);
    this.#kept = new KeptEntries(limits, (dropped) => this.#reportDropped(dropped));
    this.#remembered = new RememberedKeys(limits.maxRemembered);
    this.#now = now;
  }

  async put(entry: InboxEntry): Promise<PutResult> {
    const now = this.#now();
    const known = this.#find(entry.key)?.fingerprint ?? this.#remembered.find(entry.key, now);
    if (known !== undefined) return known === entry.fingerprint ? "duplicate" : "conflict";
    const reason = entry.quarantine;
    if (reason === null && !this.#open.hasRoomFor(entry)) return "full";
    const stored = toStoredEntry(entry, now);
    if (reason === null) this.#open.add(stored, now);
    else this.#kept.add({ ...stored, status: "quarantined", reason, attempts: 0, keptAt: now });
    return "stored";
  }

  async claim({ limit, leaseMs }: { limit: number; leaseMs: number }): Promise<readonly Claim[]> {
    const now = this.#now();
    return this.#open.claim(limit, now, now + leaseMs);
  }

  async done(claim: Claim): Promise<boolean> {
    const taken = this.#open.take(claim);
    if (!taken) return false;
    const { entry, forgetAt } = taken;
    const isForgotten = forgetAt <= this.#now();
    if (!isForgotten) this.#remembered.add(entry.key, entry.fingerprint, forgetAt);
    return true;
  }

  async retry(claim: Claim, delayMs: number): Promise<boolean> {
    return this.#open.retry(claim, this.#now() + delayMs);
  }

  async dead(claim: Claim, reason: string): Promise<boolean> {
    const taken = this.#open.take(claim);
    if (!taken) return false;
    const { entry, forgetAt, attempts } = taken;
    this.#kept.add({ entry, forgetAt, status: "dead", reason, attempts, keptAt: this.#now() });
    return true;
  }

  async replay(filter: ReplayFilter): Promise<number> {
    const now = this.#now();
    let count = 0;
    for (const kept of this.#kept.find(filter)) {
      const { entry, forgetAt } = kept;
      if (!this.#open.hasRoomFor(entry)) continue;
      this.#kept.delete(kept);
      this.#open.add({ entry: { ...entry, quarantine: null }, forgetAt }, now);
      count += 1;
    }
    return count;
  }

  async list({ status, limit = 100 }: ListFilter = {}): Promise<readonly KeptDelivery[]> {
    const now = this.#now();
    const found = this.#kept.find(status === undefined ? { all: true } : { status });
    const newest = found.toReversed().slice(0, limit);
    return newest.map((kept) => toKeptDelivery(kept, now));
  }

  async read(key: string): Promise<InboxEntry | undefined> {
    const found = this.#find(key);
    return found && { ...found, body: new Uint8Array(found.body) };
  }

  async stats(): Promise<InboxStats> {
    return { ...this.#open.stats(this.#now()), ...this.#kept.stats() };
  }

  onDrop(listener: (dropped: KeptDelivery) => void): void {
    this.#listener = listener;
  }

  #reportDropped(dropped: KeptEntry): void {
    this.#listener?.(toKeptDelivery(dropped, this.#now()));
  }

  /** Finds an entry that is open or kept. */
  #find(key: string): InboxEntry | undefined {
    return this.#open.get(key) ?? this.#kept.get(key);
  }
}
