import type { InboxStats, ListedDelivery } from "./inbox.ts";
import { OldestFirst } from "./oldest-first.ts";
import type { FoundEntry, StoredEntry } from "./stored-entry.ts";

/** The states of entries that are kept for their owner to decide on. */
export type KeptState = "dead" | "quarantined";

/** A dead or quarantined entry. */
export interface KeptEntry extends StoredEntry {
  readonly state: KeptState;
  readonly reason: string;
  readonly attempts: number;
  /** The time of its death or its quarantine on the inbox's clock. */
  readonly keptAt: number;
}

/** Limits the entries that are kept: those that are dead, and as many that are quarantined. */
export interface KeptLimits {
  readonly maxKept: number;
  readonly maxKeptBytes: number;
}

/**
 * The dead and the quarantined entries. Each kind has room of its own: who sends a captured delivery again and
 * again can fill the quarantine, and must not push out dead letters.
 */
export class KeptEntries {
  readonly #kinds: { readonly [S in KeptState]: Bounded };

  /** @param onDrop runs with each entry before it goes to make room */
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

  /** Adds an entry, whose key must be in no use. The oldest entries of its kind go to make room. */
  add(kept: KeptEntry): void {
    this.#kinds[kept.state].add(kept);
  }

  /** Takes an entry out by its key. */
  take(key: string): KeptEntry | undefined {
    const kept = this.get(key);
    if (kept) this.#kinds[kept.state].delete(key);
    return kept;
  }

  /** Finds what is known of the entry of a key. */
  find(key: string, now: number): FoundEntry | undefined {
    const kept = this.get(key);
    return kept && toFound(kept, now);
  }

  /** Finds what is known of every entry, the oldest of each kind first. */
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

/** The entries of one kind, oldest first. */
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

  /** Reports the oldest entry before it goes. It goes even if the report fails: there is no room for it. */
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
