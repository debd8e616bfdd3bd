import { Heap } from "./heap.ts";
import type { Claim, InboxEntry, InboxStats } from "./inbox.ts";
import type { StoredEntry } from "./stored-entry.ts";

/** An entry that waits or is claimed. It changes in place, which costs less than a copy for each step. */
interface OpenEntry extends StoredEntry {
  /** The time of its storing or its replay on the inbox's clock. */
  readonly openedAt: number;
  /** Counts in the order of storing and replaying. */
  readonly order: number;
  attempts: number;
  /** Null while it waits. */
  lease: string | null;
  /** The end of its delay, or of its lease. */
  dueAt: number;
  heapIndex: number;
}

/** Limits the entries that are open. */
export interface OpenLimits {
  readonly maxOpen: number;
  readonly maxOpenBytes: number;
}

/**
 * The entries that wait or are claimed. What is due stands apart from what is delayed or leased, so that a claim
 * passes over none of the latter.
 */
export class OpenEntries {
  readonly #limits: OpenLimits;
  readonly #entries = new Map<string, OpenEntry>();
  readonly #due = new Heap<OpenEntry>((one, other) => one.order < other.order);
  readonly #later = new Heap<OpenEntry>((one, other) => one.dueAt < other.dueAt);
  #bytes = 0;
  #opened = 0;
  #leases = 0;

  constructor(limits: OpenLimits) {
    this.#limits = limits;
  }

  get(key: string): InboxEntry | undefined {
    return this.#entries.get(key)?.entry;
  }

  hasRoomFor({ body }: InboxEntry): boolean {
    const { maxOpen, maxOpenBytes } = this.#limits;
    return this.#entries.size < maxOpen && this.#bytes + body.byteLength <= maxOpenBytes;
  }

  /** Adds an entry that is due. Its key must be in no use, and there must be room. */
  add({ entry, forgetAt }: StoredEntry, now: number): void {
    this.#opened += 1;
    const open: OpenEntry = {
      entry,
      forgetAt,
      openedAt: now,
      order: this.#opened,
      attempts: 0,
      lease: null,
      dueAt: now,
      heapIndex: 0,
    };
    this.#entries.set(entry.key, open);
    this.#bytes += entry.body.byteLength;
    this.#due.add(open);
  }

  /** Leases entries that are due, oldest first. */
  claim(limit: number, now: number, leaseUntil: number): readonly Claim[] {
    this.#moveDue(now);
    const claims: Claim[] = [];
    while (claims.length < limit) {
      const open = this.#due.shift();
      if (!open) break;
      claims.push(this.#lease(open, leaseUntil));
    }
    return claims;
  }

  /** Delays an entry, unless the claim was lost. */
  retry(claim: Claim, dueAt: number): boolean {
    const open = this.#find(claim);
    if (!open) return false;
    this.#dequeue(open);
    open.lease = null;
    open.dueAt = dueAt;
    this.#later.add(open);
    return true;
  }

  /** Takes an entry out, with its attempts, unless the claim was lost. */
  take(claim: Claim): (StoredEntry & { readonly attempts: number }) | undefined {
    const open = this.#find(claim);
    if (!open) return undefined;
    this.#dequeue(open);
    this.#entries.delete(open.entry.key);
    this.#bytes -= open.entry.body.byteLength;
    return open;
  }

  stats(now: number): Pick<InboxStats, "waiting" | "claimed" | "oldestMs"> {
    let claimed = 0;
    let oldest = Number.POSITIVE_INFINITY;
    for (const { lease, openedAt } of this.#entries.values()) {
      if (lease !== null) claimed += 1;
      oldest = Math.min(oldest, openedAt);
    }
    const waiting = this.#entries.size - claimed;
    return { waiting, claimed, oldestMs: this.#entries.size > 0 ? now - oldest : null };
  }

  /** Moves what has become due. */
  #moveDue(now: number): void {
    let open = this.#later.first;
    while (open && open.dueAt <= now) {
      this.#later.delete(open);
      this.#due.add(open);
      open = this.#later.first;
    }
  }

  #lease(open: OpenEntry, dueAt: number): Claim {
    this.#leases += 1;
    open.attempts += 1;
    open.lease = String(this.#leases);
    open.dueAt = dueAt;
    this.#later.add(open);
    return { entry: open.entry, lease: open.lease, attempt: open.attempts };
  }

  /** Finds what was claimed, unless another claim holds it by now. */
  #find({ entry, lease }: Claim): OpenEntry | undefined {
    const open = this.#entries.get(entry.key);
    return open?.lease === lease ? open : undefined;
  }

  /** Takes it from either queue: an entry whose lease ended may be due again. */
  #dequeue(open: OpenEntry): void {
    if (!this.#later.delete(open)) this.#due.delete(open);
  }
}
