import { Heap } from "./heap.ts";
import type { Claim, InboxEntry, InboxStats } from "./inbox.ts";
import { OldestFirst } from "./oldest-first.ts";
import type { FoundEntry, StoredEntry } from "./stored-entry.ts";

/** An entry that waits or is claimed. It changes in place, which costs less than a copy for each step. */
interface OpenEntry extends StoredEntry {
  /** The time of its storing or its replay on the inbox's clock. */
  readonly openedAt: number;
  /** Counts in the order of storing and replaying. */
  readonly order: number;
  attempts: number;
  /** The newest lease, which may have ended. Null if there was none, or it was settled. */
  lease: string | null;
  /** The end of the newest lease. */
  leasedUntil: number;
  /** The time until which it awaits its sender if it fails. Null if it was acknowledged. */
  senderUntil: number | null;
  /** The time from which workers may claim it. */
  dueAt: number;
  heapIndex: number;
}

/** The time that an open entry has. */
export interface OpenTimes {
  readonly now: number;
  /** The time until which it awaits its sender. Null if it was acknowledged. */
  readonly senderUntil: number | null;
}

/** Limits the entries that are open. */
export interface OpenLimits {
  readonly maxOpen: number;
  readonly maxOpenBytes: number;
}

/**
 * The entries that wait or are claimed. They stand in the order in which workers may claim them, so that a claim
 * passes over none.
 */
export class OpenEntries {
  readonly #limits: OpenLimits;
  readonly #entries = new Map<string, OpenEntry>();
  readonly #queue = new Heap<OpenEntry>(isDueBefore);
  /** Those that failed and await their sender. */
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
   * Makes room for an entry. What failed and awaits its sender goes, the oldest first: it is not acknowledged, and its
   * sender may have gone to another process. Returns false if there is no room.
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

  /** Chooses as many of some entries, in their order, as there is room for together. */
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

  /** Adds an entry. Its key must be in no use, and there must be room. */
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

  /** Leases entries that are due, those first that are due the longest. */
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

  /** Leases the entry of a key for its sender, who waits, unless it was acknowledged or is leased. */
  claimForSender(key: string, now: number, leasedUntil: number): Claim | undefined {
    const open = this.#entries.get(key);
    if (!open || open.senderUntil === null || isClaimed(open, now)) return undefined;
    this.#queue.delete(open);
    return this.#lease(open, leasedUntil);
  }

  /** Leaves the entry of a key to the workers: its sender does not come again. */
  acknowledge(key: string, now: number): void {
    const open = this.#entries.get(key);
    if (!open || open.senderUntil === null) return;
    open.senderUntil = null;
    this.#failed.delete(key);
    this.#schedule(open, isClaimed(open, now) ? open.leasedUntil : now);
  }

  /** Delays an entry, unless the claim was lost. */
  retry(claim: Claim, dueAt: number): boolean {
    const open = this.#find(claim);
    if (!open) return false;
    open.lease = null;
    if (open.senderUntil !== null) this.#failed.add(open.entry.key, open);
    this.#schedule(open, dueAt);
    return true;
  }

  /** Takes an entry out, with its attempts, unless the claim was lost. */
  take(claim: Claim): (StoredEntry & { readonly attempts: number }) | undefined {
    const open = this.#find(claim);
    if (open) this.#remove(open);
    return open;
  }

  /** Takes an entry out by its key, with its attempts. */
  takeByKey(key: string): (StoredEntry & { readonly attempts: number }) | undefined {
    const open = this.#entries.get(key);
    if (open) this.#remove(open);
    return open;
  }

  /** Finds what is known of the entry of a key. */
  find(key: string, now: number): FoundEntry | undefined {
    const open = this.#entries.get(key);
    return open && toFound(open, now);
  }

  /** Finds what is known of every entry, in no order. */
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

  /** Leases an entry that is in no queue. */
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

  /** Finds what was claimed, unless another claim holds it by now. */
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

/** Returns the time from which workers may claim an entry: its sender goes first. */
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
