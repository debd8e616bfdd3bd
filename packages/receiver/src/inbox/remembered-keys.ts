import type { InboxEntry } from "./inbox.ts";
import { OldestFirst } from "./oldest-first.ts";
import type { FoundEntry, StoredEntry } from "./stored-entry.ts";

/** A done entry, without its body. */
type RememberedKey = Omit<InboxEntry, "body" | "quarantine" | "rememberMs"> & {
  readonly attempts: number;
  /** Time at which it was handled or purged, on the inbox's clock. */
  readonly doneAt: number;
  readonly forgetAt: number;
};

/** Keys of entries that were handled or purged. The oldest keys are forgotten first. */
export class RememberedKeys {
  readonly #most: number;
  readonly #keys = new OldestFirst<RememberedKey>();
  #size = 0;

  constructor(most: number) {
    this.#most = Math.max(0, most);
  }

  /** Returns the fingerprint of a key. Forgets the key if its time is over. */
  getFingerprint(key: string, now: number): string | undefined {
    return this.#get(key, now)?.fingerprint;
  }

  /** Remembers the key of an entry, unless its time is over. Forgets the oldest keys above the limit. */
  add(stored: StoredEntry & { readonly attempts: number }, now: number): void {
    if (stored.forgetAt <= now) return;
    const remembered = toRemembered(stored, now);
    this.#keys.add(remembered.key, remembered);
    this.#size += sizeOf(remembered);
    while (this.#size > this.#most) this.#countOut(this.#keys.deleteOldest());
  }

  /** Forgets a key. */
  delete(key: string): void {
    this.#countOut(this.#keys.delete(key));
  }

  /** Finds the done entry of a key. */
  find(key: string, now: number): FoundEntry | undefined {
    const remembered = this.#get(key, now);
    return remembered && toFound(remembered, now);
  }

  /** Yields every done entry, the oldest first. */
  *findAll(now: number): Generator<FoundEntry> {
    for (const remembered of this.#keys.values()) {
      if (remembered.forgetAt > now) yield toFound(remembered, now);
    }
  }

  count(now: number): number {
    let count = 0;
    for (const { forgetAt } of this.#keys.values()) if (forgetAt > now) count += 1;
    return count;
  }

  #get(key: string, now: number): RememberedKey | undefined {
    const found = this.#keys.get(key);
    if (found === undefined || found.forgetAt > now) return found;
    this.delete(key);
    return undefined;
  }

  #countOut(remembered: RememberedKey | undefined): void {
    if (remembered) this.#size -= sizeOf(remembered);
  }
}

/**
 * Returns the number of keys of usual length that this key counts as. A very long event name, which a sender may
 * choose, needs the memory of several keys.
 */
function sizeOf({ key, event }: RememberedKey): number {
  return Math.max(1, Math.ceil((key.length + (event?.length ?? 0)) / usualLength));
}

/** Maximum length of a key and its event together that count as one key. */
const usualLength = 1_024;

function toRemembered(
  { entry, attempts, forgetAt }: StoredEntry & { readonly attempts: number },
  doneAt: number,
): RememberedKey {
  const { key, fingerprint, rawEvent, event, purpose } = entry;
  return { key, fingerprint, rawEvent, event, purpose, attempts, doneAt, forgetAt };
}

function toFound(remembered: RememberedKey, now: number): FoundEntry {
  const { key, attempts, doneAt, rawEvent, event, purpose } = remembered;
  const times = { ageMs: now - doneAt, dueMs: null };
  const state = { state: "done", reason: null } as const;
  const delivery = { key, ...state, attempts, ...times, bytes: 0, rawEvent, event, purpose };
  return { delivery, body: undefined };
}
