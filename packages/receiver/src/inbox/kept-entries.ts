import type { InboxStats, ListedDelivery } from "./inbox.ts";
import { OldestFirst } from "./oldest-first.ts";
import type { FoundEntry, StoredEntry } from "./stored-entry.ts";

/** State of an entry that is kept for a decision of the owner. */
export type KeptState = "dead" | "quarantined";

/** A dead or quarantined entry. */
export interface KeptEntry extends StoredEntry {
  readonly state: KeptState;
  readonly reason: string;
  readonly attempts: number;
  /** Time at which it became dead or quarantined, on the inbox's clock. */
  readonly keptAt: number;
}

/** Limits for dead entries, and the same limits for quarantined ones. */
export interface KeptLimits {
  readonly maxKept: number;
  readonly maxKeptBytes: number;
}

/**
 * Dead and quarantined entries. Each kind has separate limits, because an attacker with a captured delivery can fill
 * the quarantine and must not displace dead letters.
 */
export class KeptEntries {
  readonly #kinds: { readonly [S in KeptState]: Bounded };

  /** @param onDrop is called with each entry before it is dropped to make space */
  constructor(limits: KeptLimits, onDrop: (dropped: KeptEntry) => void) {
    this.#kinds = {
      dead: new Bounded(limits, onDrop),
      quarantined: new Bounded(limits, onDrop),
    };
  }

  get(key: string): KeptEntry | undefined {
    const { dead, quarantined } = this.#kinds;
    return dead.get(key) ?? quarantined.get(key);
  }

  /** Adds an entry with an unused key. Drops the oldest entries of its kind to make space. */
  add(kept: KeptEntry): void {
    this.#kinds[kept.state].add(kept);
  }

  /** Removes and returns the entry of a key. */
  take(key: string): KeptEntry | undefined {
    const kept = this.get(key);
    if (kept) this.#kinds[kept.state].delete(key);
    return kept;
  }

  /** Finds the entry of a key. */
  find(key: string, now: number): FoundEntry | undefined {
    const kept = this.get(key);
    return kept && toFound(kept, now);
  }

  /** Yields every entry, the oldest of each kind first. */
  *findAll(now: number): Generator<FoundEntry> {
    for (const kind of Object.values(this.#kinds)) {
      for (const kept of kind.values()) yield toFound(kept, now);
    }
  }

  stats(): Pick<InboxStats, KeptState | "bytes"> {
    const { dead, quarantined } = this.#kinds;
    const bytes = dead.bytes + quarantined.bytes;
    return { dead: dead.size, quarantined: quarantined.size, bytes };
  }
}

/** The entries of one kind, the oldest first. */
class Bounded {
  readonly #limits: KeptLimits;
  readonly #onDrop: (dropped: KeptEntry) => void;
  readonly #entries = new OldestFirst<KeptEntry>();
  #bytes = 0;

  constructor(limits: KeptLimits, onDrop: (dropped: KeptEntry) => void) {
    this.#limits = limits;
    this.#onDrop = onDrop;
  }

  get size(): number {
    return this.#entries.size;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(key: string): KeptEntry | undefined {
    return this.#entries.get(key);
  }

  values(): Iterable<KeptEntry> {
    return this.#entries.values();
  }

  add(kept: KeptEntry): void {
    this.#entries.add(kept.entry.key, kept);
    this.#bytes += kept.entry.body.byteLength;
    while (this.#isOverfull()) this.#dropOldest();
  }

  delete(key: string): void {
    this.#countOut(this.#entries.delete(key));
  }

  /** Reports and drops the oldest entry. It drops the entry even if the report fails. */
  #dropOldest(): void {
    const { oldest } = this.#entries;
    if (!oldest) return;
    try {
      this.#onDrop(oldest);
    } finally {
      this.delete(oldest.entry.key);
    }
  }

  #isOverfull(): boolean {
    const { size } = this.#entries;
    const { maxKept, maxKeptBytes } = this.#limits;
    return size > 0 && (size > maxKept || this.#bytes > maxKeptBytes);
  }

  #countOut(kept: KeptEntry | undefined): void {
    this.#bytes -= kept?.entry.body.byteLength ?? 0;
  }
}

/** Describes a kept entry, without its body. */
export function describeKept(kept: KeptEntry, now: number): ListedDelivery {
  const { entry, state, reason, attempts, keptAt } = kept;
  const { key, body, rawEvent, event, purpose } = entry;
  const times = { ageMs: now - keptAt, dueMs: null };
  const bytes = body.byteLength;
  return { key, state, reason, attempts, ...times, bytes, rawEvent, event, purpose };
}

function toFound(kept: KeptEntry, now: number): FoundEntry {
  return { delivery: describeKept(kept, now), body: kept.entry.body };
}
