import { assertType } from "../assertions.ts";
import { toNumbers } from "../numbers.ts";
import type {
  ChangeFilter,
  ChangeOptions,
  Claim,
  ClaimOnPut,
  DeliveryFilter,
  Inbox,
  InboxEntry,
  InboxStats,
  ListedDelivery,
  ListFilter,
  PutOptions,
  PutResult,
} from "./inbox.ts";
import { describeKept, KeptEntries, type KeptEntry } from "./kept-entries.ts";
import { matchesFilter, statesOf, toDeliveryFilter } from "./matches-filter.ts";
import { OpenEntries } from "./open-entries.ts";
import { RememberedKeys } from "./remembered-keys.ts";
import { type FoundEntry, toStoredEntry } from "./stored-entry.ts";

/** Limits of an inbox in memory. */
export interface MemoryInboxLimits {
  /**
   * Maximum number of entries that wait or are claimed, 1,000 by default. Above it `put` resolves to `full`, and the
   * vendor retries. Entries that failed before the response are dropped first.
   */
  readonly maxOpen: number;
  /** Maximum bytes of the bodies of entries that wait or are claimed, 64 MiB by default. */
  readonly maxOpenBytes: number;
  /**
   * Maximum number of dead entries, and of quarantined ones, 1,000 by default for each. The oldest is dropped first.
   */
  readonly maxKept: number;
  /** Maximum bytes of the bodies of dead entries, and of quarantined ones, 64 MiB by default for each. */
  readonly maxKeptBytes: number;
  /** Maximum number of remembered keys of done entries, 100,000 by default. The oldest is forgotten first. */
  readonly maxRemembered: number;
}

/** Options of an inbox in memory. */
export interface MemoryInboxOptions extends Partial<MemoryInboxLimits> {
  /** Returns milliseconds on a clock that never jumps. For tests. */
  readonly now?: () => number;
}

/**
 * Creates an inbox in memory. Use it for tests, and where a crash may lose deliveries that were acknowledged and not
 * yet handled. All of its memory is limited.
 *
 * @throws ReceiverError `option_unknown` for an unknown option, `inbox_invalid` for a wrong value. Only `maxKept`,
 * `maxKeptBytes` and `maxRemembered` may be zero.
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

/** Inbox in memory. Each known key belongs to an open entry, to a kept entry, or to the remembered keys. */
class MemoryInbox implements Inbox {
  readonly isDurable = false;
  readonly #open: OpenEntries;
  readonly #kept: KeptEntries;
  readonly #remembered: RememberedKeys;
  readonly #now: () => number;
  #listener: ((dropped: ListedDelivery) => void) | undefined;

  constructor(limits: MemoryInboxLimits, now: () => number) {
    this.#open = new OpenEntries(limits);
    this.#kept = new KeptEntries(limits, (dropped) => this.#reportDropped(dropped));
    this.#remembered = new RememberedKeys(limits.maxRemembered);
    this.#now = now;
  }

  async put(entry: InboxEntry, { claim }: PutOptions = {}): Promise<PutResult> {
    const now = this.#now();
    const { key, quarantine } = entry;
    const known = this.#getEntry(key)?.fingerprint ?? this.#remembered.getFingerprint(key, now);
    if (known !== undefined) return this.#putAgain(entry, { known, claim, now });
    if (quarantine === null) return this.#putOpen(entry, { claim, now });
    const stored = toStoredEntry(entry, now);
    const state = { state: "quarantined", reason: quarantine, attempts: 0, keptAt: now } as const;
    this.#kept.add({ ...stored, ...state });
    return { outcome: "stored" };
  }

  async claim({ limit, leaseMs }: { limit: number; leaseMs: number }): Promise<readonly Claim[]> {
    const now = this.#now();
    return this.#open.claim(limit, now, now + leaseMs);
  }

  async done(claim: Claim): Promise<boolean> {
    const taken = this.#open.take(claim);
    if (taken) this.#remembered.add(taken, this.#now());
    return taken !== undefined;
  }

  async retry(claim: Claim, delayMs: number): Promise<boolean> {
    return this.#open.retry(claim, this.#now() + delayMs);
  }

  async dead(claim: Claim, reason: string): Promise<boolean> {
    const taken = this.#open.take(claim);
    if (!taken) return false;
    const { entry, forgetAt, attempts } = taken;
    this.#kept.add({ entry, forgetAt, state: "dead", reason, attempts, keptAt: this.#now() });
    return true;
  }

  async replay(filter: ChangeFilter, { dryRun = false }: ChangeOptions = {}): Promise<number> {
    const now = this.#now();
    const found = this.#find(toDeliveryFilter("replay", filter), now);
    const kept = found.flatMap(({ delivery }) => this.#kept.get(delivery.key) ?? []);
    const chosen = this.#open.chooseWithRoom(kept);
    if (dryRun) return chosen.length;
    for (const { entry, forgetAt } of chosen) {
      this.#kept.take(entry.key);
      const replayed = { entry: { ...entry, quarantine: null }, forgetAt };
      this.#open.add(replayed, { now, senderUntil: null });
    }
    return chosen.length;
  }

  async purge(filter: ChangeFilter, { dryRun = false }: ChangeOptions = {}): Promise<number> {
    const now = this.#now();
    const found = this.#find(toDeliveryFilter("purge", filter), now);
    if (!dryRun) for (const { delivery } of found) this.#erase(delivery.key, now);
    return found.length;
  }

  async list({ limit = 100, ...filter }: ListFilter = {}): Promise<readonly ListedDelivery[]> {
    const newest = this.#find(filter, this.#now()).toReversed();
    return newest.slice(0, limit).map(({ delivery }) => delivery);
  }

  async read(key: string): Promise<InboxEntry | undefined> {
    const found = this.#getEntry(key);
    return found && { ...found, body: new Uint8Array(found.body) };
  }

  async stats(): Promise<InboxStats> {
    const now = this.#now();
    const open = this.#open.stats(now);
    const kept = this.#kept.stats();
    const bytes = open.bytes + kept.bytes;
    return { ...open, ...kept, done: this.#remembered.count(now), bytes };
  }

  onDrop(listener: (dropped: ListedDelivery) => void): void {
    this.#listener = listener;
  }

  /** Stores an entry with a new key. */
  #putOpen(entry: InboxEntry, { claim, now }: PutContext): PutResult {
    if (!this.#open.makeRoomFor(entry)) return { outcome: "full" };
    const senderUntil = claim ? now + claim.senderMs : null;
    this.#open.add(toStoredEntry(entry, now), { now, senderUntil });
    return { outcome: "stored", ...this.#claimForSender(entry.key, { claim, now }) };
  }

  #putAgain(entry: InboxEntry, { known, claim, now }: PutContext & { known: string }): PutResult {
    const { key, fingerprint } = entry;
    const state = this.#findByKey(key, now)?.delivery.state ?? "done";
    if (known !== fingerprint) return { outcome: "conflict", state };
    if (!claim) this.#open.acknowledge(key, now);
    return { outcome: "duplicate", state, ...this.#claimForSender(key, { claim, now }) };
  }

  #claimForSender(key: string, { claim, now }: PutContext): { claim?: Claim } {
    const claimed = claim && this.#open.claimForSender(key, now, now + claim.leaseMs);
    return claimed ? { claim: claimed } : {};
  }

  /** Erases the body of an open or kept entry, or the key of a done entry. */
  #erase(key: string, now: number): void {
    const taken = this.#open.takeByKey(key) ?? this.#kept.take(key);
    if (taken) this.#remembered.add(taken, now);
    else this.#remembered.delete(key);
  }

  #reportDropped(dropped: KeptEntry): void {
    this.#listener?.(describeKept(dropped, this.#now()));
  }

  /** Gets an entry that is open or kept. */
  #getEntry(key: string): InboxEntry | undefined {
    return this.#open.get(key) ?? this.#kept.get(key)?.entry;
  }

  /** Finds the entries that a filter selects, the oldest first. */
  #find(filter: DeliveryFilter, now: number): readonly FoundEntry[] {
    return [...this.#findCandidates(filter, now)]
      .filter(({ delivery, body }) => matchesFilter(filter, delivery, body))
      .sort((one, other) => other.delivery.ageMs - one.delivery.ageMs);
  }

  /** Yields the entries that a filter may select, without those in other states. */
  *#findCandidates(filter: DeliveryFilter, now: number): Generator<FoundEntry> {
    const { key } = filter;
    if (key !== undefined) {
      const found = this.#findByKey(key, now);
      if (found) yield found;
      return;
    }
    const states = statesOf(filter);
    if (states.includes("done")) yield* this.#remembered.findAll(now);
    if (states.includes("dead") || states.includes("quarantined")) yield* this.#kept.findAll(now);
    if (states.includes("waiting") || states.includes("claimed")) yield* this.#open.findAll(now);
  }

  #findByKey(key: string, now: number): FoundEntry | undefined {
    const found = this.#open.find(key, now) ?? this.#kept.find(key, now);
    return found ?? this.#remembered.find(key, now);
  }
}

/** Claim and time of a `put`. */
interface PutContext {
  readonly claim: ClaimOnPut | undefined;
  readonly now: number;
}
