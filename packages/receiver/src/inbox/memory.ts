import type { Claim, Inbox, InboxEntry, InboxStats, PutResult, ReplayFilter } from "./inbox.ts";

/** Limits a memory inbox. */
export interface MemoryInboxOptions {
  /** Entries that wait or are worked on, 1,000 by default. Beyond it the vendor is asked to retry. */
  readonly maxOpen?: number;
  /** Bytes of their bodies, 64 MiB by default. */
  readonly maxOpenBytes?: number;
  /** Dead and quarantined entries kept for a replay, 1,000 by default. The oldest goes first. */
  readonly maxKept?: number;
  /** Bytes of their bodies, 64 MiB by default. */
  readonly maxKeptBytes?: number;
  /** Keys remembered after their entries are gone, 100,000 by default. The oldest goes first. */
  readonly maxRemembered?: number;
  /** Milliseconds on a clock that never jumps. For tests. */
  readonly now?: () => number;
}

/**
 * An inbox that lives as long as the process: for tests, and where it is acceptable that a crash
 * loses what was acknowledged and not yet handled. Bounded in everything it keeps.
 */
export function createMemoryInbox(options: MemoryInboxOptions = {}): Inbox {
  return new MemoryInbox(options);
}

interface OpenEntry {
  readonly entry: InboxEntry;
  readonly attempts: number;
  /** Null while it waits. */
  readonly lease: string | null;
  /** The end of its delay, or of its lease. */
  readonly dueAt: number;
}

interface KeptEntry {
  readonly entry: InboxEntry;
  readonly status: "dead" | "quarantined";
}

const mebibyte = 1024 * 1024;

class MemoryInbox implements Inbox {
  readonly isDurable = false;
  readonly #limits: Required<MemoryInboxOptions>;
  readonly #open: SizedMap<OpenEntry>;
  readonly #kept: SizedMap<KeptEntry>;
  /** Fingerprints by key, of everything that is open, kept or done. What was dropped unhandled may come again. */
  readonly #known = new Map<string, string>();
  #leases = 0;

  constructor(options: MemoryInboxOptions) {
    this.#limits = {
      maxOpen: 1_000,
      maxOpenBytes: 64 * mebibyte,
      maxKept: 1_000,
      maxKeptBytes: 64 * mebibyte,
      maxRemembered: 100_000,
      now: () => performance.now(),
      ...options,
    };
    const { maxOpen, maxOpenBytes, maxKept, maxKeptBytes } = this.#limits;
    this.#open = new SizedMap(maxOpen, maxOpenBytes);
    this.#kept = new SizedMap(maxKept, maxKeptBytes);
  }

  async put(entry: InboxEntry): Promise<PutResult> {
    const fingerprint = this.#known.get(entry.key);
    if (fingerprint !== undefined) {
      return fingerprint === entry.fingerprint ? "duplicate" : "conflict";
    }
    // The bytes may be a view of a buffer that is larger, or used again.
    const own = { ...entry, body: entry.body.slice() };
    if (own.quarantine === null && !this.#wait(own)) return "full";
    this.#remember(own);
    if (own.quarantine !== null) this.#keep(own, "quarantined");
    return "stored";
  }

  async claim({ limit, leaseMs }: { limit: number; leaseMs: number }): Promise<readonly Claim[]> {
    const claims: Claim[] = [];
    const now = this.#limits.now();
    for (const found of this.#open.values()) {
      if (claims.length === limit) break;
      if (found.dueAt <= now) claims.push(this.#lease(found, now + leaseMs));
    }
    return claims;
  }

  async done(claim: Claim): Promise<boolean> {
    return this.#settle(claim) !== undefined;
  }

  async retry(claim: Claim, delayMs: number): Promise<boolean> {
    const found = this.#settle(claim);
    if (!found) return false;
    const dueAt = this.#limits.now() + delayMs;
    this.#open.set(claim.entry.key, { ...found, lease: null, dueAt });
    return true;
  }

  async dead(claim: Claim): Promise<boolean> {
    const found = this.#settle(claim);
    if (found) this.#keep(found.entry, "dead");
    return found !== undefined;
  }

  async replay(filter: ReplayFilter = {}): Promise<number> {
    const chosen = [...this.#kept.values()].filter((found) => isChosen(found, filter));
    const replayed = chosen.filter(({ entry }) => this.#wait({ ...entry, quarantine: null }));
    for (const { entry } of replayed) this.#kept.delete(entry.key);
    return replayed.length;
  }

  async stats(): Promise<InboxStats> {
    const claimed = [...this.#open.values()].filter(({ lease }) => lease !== null).length;
    const dead = [...this.#kept.values()].filter(({ status }) => status === "dead").length;
    const waiting = this.#open.size - claimed;
    return { waiting, claimed, dead, quarantined: this.#kept.size - dead };
  }

  #wait(entry: InboxEntry): boolean {
    if (!this.#open.hasRoomFor(entry)) return false;
    this.#open.set(entry.key, { entry, attempts: 0, lease: null, dueAt: this.#limits.now() });
    return true;
  }

  #keep(entry: InboxEntry, status: KeptEntry["status"]): void {
    this.#kept.set(entry.key, { entry, status });
    for (const dropped of this.#kept.dropOldest()) this.#known.delete(dropped);
  }

  #lease({ entry, attempts }: OpenEntry, dueAt: number): Claim {
    this.#leases += 1;
    const lease = String(this.#leases);
    this.#open.set(entry.key, { entry, attempts: attempts + 1, lease, dueAt });
    return { entry, lease, attempt: attempts + 1 };
  }

  /** Takes out what was claimed, unless someone else holds it by now. */
  #settle({ entry, lease }: Claim): OpenEntry | undefined {
    const found = this.#open.get(entry.key);
    if (found?.lease !== lease) return undefined;
    this.#open.delete(entry.key);
    return found;
  }

  /** Forgets the oldest, but never what is still open: its duplicate would be handled as well. */
  #remember({ key, fingerprint }: InboxEntry): void {
    this.#known.set(key, fingerprint);
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= this.#limits.maxRemembered) return;
      if (!this.#open.get(oldest)) this.#known.delete(oldest);
    }
  }
}

function isChosen(found: KeptEntry, filter: ReplayFilter): boolean {
  const isKey = filter.key === undefined || found.entry.key === filter.key;
  return isKey && (filter.status === undefined || found.status === filter.status);
}

/** A map in order of insertion that knows how many bytes of bodies it holds. */
class SizedMap<V extends { readonly entry: InboxEntry }> {
  readonly #map = new Map<string, V>();
  readonly #maxSize: number;
  readonly #maxBytes: number;
  #bytes = 0;

  constructor(maxSize: number, maxBytes: number) {
    this.#maxSize = maxSize;
    this.#maxBytes = maxBytes;
  }

  get size(): number {
    return this.#map.size;
  }

  get(key: string): V | undefined {
    return this.#map.get(key);
  }

  values(): Iterable<V> {
    return this.#map.values();
  }

  hasRoomFor({ body }: InboxEntry): boolean {
    return this.size < this.#maxSize && this.#bytes + body.byteLength <= this.#maxBytes;
  }

  set(key: string, value: V): void {
    this.#bytes += value.entry.body.byteLength - (this.get(key)?.entry.body.byteLength ?? 0);
    this.#map.set(key, value);
  }

  delete(key: string): void {
    this.#bytes -= this.get(key)?.entry.body.byteLength ?? 0;
    this.#map.delete(key);
  }

  /** Makes room again. Gives the keys of what had to go. */
  dropOldest(): readonly string[] {
    const dropped: string[] = [];
    for (const key of this.#map.keys()) {
      if (this.size <= this.#maxSize && this.#bytes <= this.#maxBytes) break;
      this.delete(key);
      dropped.push(key);
    }
    return dropped;
  }
}
