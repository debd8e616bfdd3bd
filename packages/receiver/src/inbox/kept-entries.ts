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

/** Limits the entries that are kept. */
export interface KeptLimits {
  readonly maxKept: number;
  readonly maxKeptBytes: number;
}

/** The dead and quarantined entries, oldest first. */
export class KeptEntries {
  readonly #limits: KeptLimits;
  readonly #entries = new OldestFirst<KeptEntry>();
  #bytes = 0;

  constructor(limits: KeptLimits) {
    this.#limits = limits;
  }

  get(key: string): InboxEntry | undefined {
    return this.#entries.get(key)?.entry;
  }

  /** Adds an entry, whose key must be in no use. The oldest entries go to make room. */
  add(kept: KeptEntry): void {
    this.#entries.add(kept.entry.key, kept);
    this.#bytes += kept.entry.body.byteLength;
    while (this.#isOverfull()) this.#countOut(this.#entries.deleteOldest());
  }

  delete(key: string): void {
    this.#countOut(this.#entries.delete(key));
  }

  /** Finds the entries that a filter chooses, oldest first. */
  find({ key, status }: ReplayFilter): readonly KeptEntry[] {
    return [...this.#entries.values()].filter((kept) => {
      const isKey = key === undefined || kept.entry.key === key;
      return isKey && (status === undefined || kept.status === status);
    });
  }

  stats(): Pick<InboxStats, "dead" | "quarantined"> {
    const dead = [...this.#entries.values()].filter(({ status }) => status === "dead").length;
    return { dead, quarantined: this.#entries.size - dead };
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
