import { Heap } from "./heap.ts";
import type { Claim, InboxEntry, InboxStats } from "./inbox.ts";
import { OldestFirst } from "./oldest-first.ts";
import type { FoundEntry, StoredEntry } from "./stored-entry.ts";

/** An entry that waits or is claimed. It is mutable, because a copy for each step costs more. */
interface OpenEntry extends StoredEntry {
  /** Time at which it was stored or replayed, on the inbox's clock. */
  readonly openedAt: number;
  /** Sequence number in the order of storing and replaying. */
  readonly order: number;
  attempts: number;
  /** The newest lease, which may have ended. Null without a lease, and after it was settled. */
  lease: string | null;
  /** End of the newest lease. */
  leasedUntil: number;
  /** Time until which it waits for its sender if it fails. Null if it was acknowledged. */
  senderUntil: number | null;
  /** Time from which workers may claim it. */
  dueAt: number;
  heapIndex: number;
}

/** Times of a new open entry. */
export interface OpenTimes {
  readonly now: number;
  /** Time until which it waits for its sender. Null if it was acknowledged. */
  readonly senderUntil: number | null;
}

/** Limits for open entries. */
export interface OpenLimits {
  readonly maxOpen: number;
  readonly maxOpenBytes: number;
}

/**
 * Entries that wait or are claimed. They are sorted by the time from which workers may claim them, so that a claim
 * skips none.
 */
export class OpenEntries {
  readonly #limits: OpenLimits;
  readonly #entries = new Map<string, OpenEntry>();
  readonly #queue = new Heap<OpenEntry>(isDueBefore);
  /** Entries that failed and wait for their sender. */
  readonly #failed = new OldestFirst<OpenEntry>();
  #bytes = 0;
  #opened = 0;
  #leases = 0;

  constructor(limits: OpenLimits) {
    this.#limits = limits;
  }

  get(key: string): InboxEntry | undefined {
    return this.#entries.get(key)?.entry;
  }

  /**
   * Makes space for an entry. It drops failed entries that wait for their sender, the oldest first: they are not
   * acknowledged, and their sender may have used another process. Returns false if there is not enough space.
   */
  makeRoomFor({ body: { byteLength } }: InboxEntry): boolean {
    if (byteLength > this.#limits.maxOpenBytes) return false;
    while (!this.#hasRoom(1, byteLength)) {
      const oldest = this.#failed.deleteOldest();
      if (!oldest) return false;
      this.#remove(oldest);
    }
    return true;
  }

  /** Selects the entries that fit into the remaining space together, in the given order. */
  chooseWithRoom<T extends StoredEntry>(given: readonly T[]): readonly T[] {
    let count = 0;
    let bytes = 0;
    return given.filter(({ entry }) => {
      const hasRoom = this.#hasRoom(count + 1, bytes + entry.body.byteLength);
      if (!hasRoom) return false;
      count += 1;
      bytes += entry.body.byteLength;
      return true;
    });
  }

  /** Adds an entry. Its key must be unused, and there must be space. */
  add({ entry, forgetAt }: StoredEntry, { now, senderUntil }: OpenTimes): void {
    this.#opened += 1;
    const open: OpenEntry = {
      entry,
      forgetAt,
      openedAt: now,
      order: this.#opened,
      attempts: 0,
      lease: null,
      leasedUntil: now,
      senderUntil,
      dueAt: now,
      heapIndex: 0,
    };
    this.#entries.set(entry.key, open);
    this.#bytes += entry.body.byteLength;
    this.#queue.add(open);
  }

  /** Leases entries that are due. The entry that has been due longest is the first. */
  claim(limit: number, now: number, leasedUntil: number): readonly Claim[] {
    const due: OpenEntry[] = [];
    let first = this.#queue.first;
    while (first && first.dueAt <= now && due.length < limit) {
      this.#queue.shift();
      due.push(first);
      first = this.#queue.first;
    }
    return due.map((open) => this.#lease(open, leasedUntil));
  }

  /** Leases the entry of a key for its waiting sender, unless the entry was acknowledged or is leased. */
  claimForSender(key: string, now: number, leasedUntil: number): Claim | undefined {
    const open = this.#entries.get(key);
    if (!open || open.senderUntil === null || isClaimed(open, now)) return undefined;
    this.#queue.delete(open);
    return this.#lease(open, leasedUntil);
  }

  /** Makes the entry of a key available to workers, because its sender does not send it again. */
  acknowledge(key: string, now: number): void {
    const open = this.#entries.get(key);
    if (!open || open.senderUntil === null) return;
    open.senderUntil = null;
    this.#failed.delete(key);
    this.#schedule(open, isClaimed(open, now) ? open.leasedUntil : now);
  }

  /** Makes an entry due at a time. Returns false if the claim was lost. */
  retry(claim: Claim, dueAt: number): boolean {
    const open = this.#find(claim);
    if (!open) return false;
    open.lease = null;
    if (open.senderUntil !== null) this.#failed.add(open.entry.key, open);
    this.#schedule(open, dueAt);
    return true;
  }

  /** Removes and returns a claimed entry. Returns undefined if the claim was lost. */
  take(claim: Claim): (StoredEntry & { readonly attempts: number }) | undefined {
    const open = this.#find(claim);
    if (open) this.#remove(open);
    return open;
  }

  /** Removes and returns the entry of a key. */
  takeByKey(key: string): (StoredEntry & { readonly attempts: number }) | undefined {
    const open = this.#entries.get(key);
    if (open) this.#remove(open);
    return open;
  }

  /** Finds the entry of a key. */
  find(key: string, now: number): FoundEntry | undefined {
    const open = this.#entries.get(key);
    return open && toFound(open, now);
  }

  /** Yields every entry, in no order. */
  *findAll(now: number): Generator<FoundEntry> {
    for (const open of this.#entries.values()) yield toFound(open, now);
  }

  stats(now: number): Pick<InboxStats, "waiting" | "claimed" | "bytes" | "oldestMs"> {
    let claimed = 0;
    let oldest = Number.POSITIVE_INFINITY;
    for (const open of this.#entries.values()) {
      if (isClaimed(open, now)) claimed += 1;
      oldest = Math.min(oldest, open.openedAt);
    }
    const { size } = this.#entries;
    const oldestMs = size > 0 ? now - oldest : null;
    return { waiting: size - claimed, claimed, bytes: this.#bytes, oldestMs };
  }

  #hasRoom(count: number, bytes: number): boolean {
    const { maxOpen, maxOpenBytes } = this.#limits;
    return this.#entries.size + count <= maxOpen && this.#bytes + bytes <= maxOpenBytes;
  }

  /** Leases an entry that is not in the queue. */
  #lease(open: OpenEntry, leasedUntil: number): Claim {
    const { entry, senderUntil } = open;
    this.#leases += 1;
    this.#failed.delete(entry.key);
    const lease = String(this.#leases);
    open.lease = lease;
    open.leasedUntil = leasedUntil;
    open.attempts += 1;
    open.dueAt = dueAfter(leasedUntil, senderUntil);
    this.#queue.add(open);
    return { entry, lease, attempt: open.attempts, awaitsSender: senderUntil !== null };
  }

  #schedule(open: OpenEntry, time: number): void {
    this.#queue.delete(open);
    open.dueAt = dueAfter(time, open.senderUntil);
    this.#queue.add(open);
  }

  /** Finds the entry of a claim, unless the claim was lost. */
  #find({ entry, lease }: Claim): OpenEntry | undefined {
    const open = this.#entries.get(entry.key);
    return open?.lease === lease ? open : undefined;
  }

  #remove(open: OpenEntry): void {
    this.#queue.delete(open);
    this.#failed.delete(open.entry.key);
    this.#entries.delete(open.entry.key);
    this.#bytes -= open.entry.body.byteLength;
  }
}

function isDueBefore(one: OpenEntry, other: OpenEntry): boolean {
  return one.dueAt === other.dueAt ? one.order < other.order : one.dueAt < other.dueAt;
}

/** Returns the time from which workers may claim an entry. It is not before the end of its sender's time. */
function dueAfter(time: number, senderUntil: number | null): number {
  return Math.max(time, senderUntil ?? time);
}

function isClaimed({ lease, leasedUntil }: OpenEntry, now: number): boolean {
  return lease !== null && leasedUntil > now;
}

function toFound(open: OpenEntry, now: number): FoundEntry {
  const { entry, attempts, openedAt, dueAt } = open;
  const { key, body, rawEvent, event, purpose } = entry;
  const delivery = {
    key,
    state: isClaimed(open, now) ? "claimed" : "waiting",
    reason: null,
    attempts,
    ageMs: now - openedAt,
    dueMs: Math.max(0, dueAt - now),
    bytes: body.byteLength,
    rawEvent,
    event,
    purpose,
  } as const;
  return { delivery, body };
}
