import type { Claim, ClaimOnPut, Inbox, InboxEntry, PutResult } from "../inbox/inbox.ts";
import type { InboxUnderTest } from "./contract-case.ts";
import { hour, makeEntry } from "./entries.ts";
import { expectEqual, expectThere } from "./expectations.ts";

/** Claim of a `put` whose sender waits: a lease of half an hour, and a day for the sender. */
export const forSender: ClaimOnPut = { leaseMs: hour / 2, senderMs: 24 * hour };

/** Test of one inbox, with the steps that many rules begin with. Leases last an hour by default. */
export class Trial {
  readonly inbox: Inbox;
  /** Another handle on the same entries, or the same one. */
  readonly other: Inbox;
  readonly #made: InboxUnderTest;

  constructor(made: InboxUnderTest) {
    this.#made = made;
    this.inbox = made.inbox;
    this.other = made.other ?? made.inbox;
  }

  /** Lets a time in ms pass, and one second more, so that every timeout has ended on any clock. */
  async pass(ms: number): Promise<void> {
    await this.#made.pass(ms + 1_000);
  }

  /** Moves the wall clock by a time in ms. */
  async jump(ms: number): Promise<void> {
    await this.#made.jump(ms);
  }

  /** Returns the two handles alternately. */
  handle(index: number): Inbox {
    return index % 2 === 0 ? this.inbox : this.other;
  }

  /** Stores an entry for the workers. */
  async store(entry: InboxEntry): Promise<void> {
    const outcome = describePut(await this.inbox.put(entry));
    expectEqual(outcome, "stored", "put stores an entry whose key is new");
  }

  /** Stores and claims an entry that waits for its sender. */
  async storeForSender(entry: InboxEntry): Promise<Claim> {
    const result = await this.inbox.put(entry, { claim: forSender });
    return claimOf(result, "put with claim claims a new entry");
  }

  async claim(leaseMs: number = hour): Promise<readonly Claim[]> {
    return this.inbox.claim({ limit: 10, leaseMs });
  }

  /** Claims the first entry that is due. */
  async claimOne(leaseMs: number = hour): Promise<Claim> {
    const [claim] = await this.inbox.claim({ limit: 1, leaseMs });
    return expectThere(claim, "claim gives out an entry that is due");
  }

  /** Stores an entry and marks it done. No other entry may be due. */
  async finish(entry: InboxEntry): Promise<void> {
    await this.store(entry);
    const isDone = await this.inbox.done(await this.claimOne());
    expectEqual(isDone, true, "done settles the newest lease");
  }

  /** Stores an entry and marks it dead. No other entry may be due. */
  async bury(entry: InboxEntry, reason = "why"): Promise<void> {
    await this.store(entry);
    const isDead = await this.inbox.dead(await this.claimOne(), reason);
    expectEqual(isDead, true, "dead settles the newest lease");
  }

  /** Stores a quarantined entry. */
  async quarantine(key: string, rest: Partial<InboxEntry> = {}): Promise<void> {
    await this.store(makeEntry(key, { quarantine: "why", ...rest }));
  }

  /** Stores an entry in each state, with the state as its key. Resolves to the claim of the claimed entry. */
  async storeInEachState(rest: Partial<InboxEntry> = {}): Promise<Claim> {
    const make = (key: string) => makeEntry(key, rest);
    await this.finish(make("done"));
    await this.bury(make("dead"));
    await this.quarantine("quarantined", rest);
    await this.store(make("claimed"));
    const claim = await this.claimOne();
    await this.store(make("waiting"));
    return claim;
  }
}

/** Returns the claim of a `put`. */
export function claimOf(result: PutResult, rule: string): Claim {
  return expectThere("claim" in result ? result.claim : undefined, rule);
}

/** Describes a result, such as `stored, claimed` or `duplicate of a waiting one`. */
export function describePut(result: PutResult): string {
  const { outcome } = result;
  const words = "state" in result ? `${outcome} of a ${result.state} one` : outcome;
  return "claim" in result && result.claim !== undefined ? `${words}, claimed` : words;
}
