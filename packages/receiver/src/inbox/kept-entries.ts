import type { InboxEntry, InboxStats, KeptDelivery, ReplayFilter } from "./inbox.ts";
import { OldestFirst } from "./oldest-first.ts";
import type { StoredEntry } from "./stored-entry.ts";

/** A dead or quarantined entry. */
export interface KeptEntry extends StoredEntry {
  readonly status: KeptDelivery["status"];
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
  readonly #kinds: { readonly [S in KeptDelivery["status"]]: Bounded };

  /** @param onDrop runs with each entry that goes to make room */
  constructor(limits: KeptLimits, onDrop: (dropped: KeptEntry) => void) {
    this.#kinds = {
      dead: new Bounded(limits, onDrop),
      quarantined: new Bounded(limits, onDrop),
    };
  }

  get(key: string): InboxEntry | undefined {
    const { dead, quarantined } = this.#kinds;
    return (dead.get(key) ?? quarantined.get(key))?.entry;
  }

  /** Adds an entry, whose key must be in no use. The oldest entries of its kind go to make room. */
  add(kept: KeptEntry): void {
    this.#kinds[kept.status].add(kept);
  }

  delete({ entry, status }: KeptEntry): void {
    this.#kinds[status].delete(entry.key);
  }

  /** Finds the entries that a filter chooses, oldest first. */
  find({ key, status }: ReplayFilter): readonly KeptEntry[] {
    const { dead, quarantined } = this.#kinds;
    const kinds = status === undefined ? [dead, quarantined] : [this.#kinds[status]];
    return kinds
      .flatMap((entries) => [...entries.values()])
      .filter(({ entry }) => key === undefined || entry.key === key)
      .sort((one, other) => one.keptAt - other.keptAt);
  }

  stats(): Pick<InboxStats, "dead" | "quarantined"> {
    const { dead, quarantined } = this.#kinds;
    return { dead: dead.size, quarantined: quarantined.size };
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

  #dropOldest(): void {
    const dropped = this.#entries.deleteOldest();
    this.#countOut(dropped);
    if (dropped) this.#onDrop(dropped);
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
export function toKeptDelivery(kept: KeptEntry, now: number): KeptDelivery {
  const { entry, status, reason, attempts, keptAt } = kept;
  const { key, body, rawEvent } = entry;
  return { key, status, reason, attempts, ageMs: now - keptAt, bytes: body.byteLength, rawEvent };
}
