import { setImmediate } from "node:timers/promises";
import type { Claim, Inbox, InboxEntry, PutOptions, PutResult } from "../../src/inbox/inbox.ts";
import { createMemoryInbox } from "../../src/inbox/memory.ts";
import type { InboxUnderTest } from "../../src/inbox-contract.ts";
import { bind } from "../inbox/bound-inbox.ts";
import { toTransaction } from "../inbox/transactional-inbox.ts";

/** One deliberate fault, and the rules that must catch it. */
export interface Fault {
  readonly caughtBy: readonly string[];
  /** Replaces methods of a sound inbox. */
  readonly plant: (parts: Parts) => Partial<Inbox>;
}

/** Faults of one subject, by their descriptions. */
export type Faults = { readonly [fault: string]: Fault };

/** A sound inbox with its state, for a fault. */
export interface Parts extends Recorded {
  /** The elapsed time in ms. */
  readonly now: () => number;
  /** The wall clock in ms. */
  readonly wallClock: () => number;
}

/** A sound inbox that records its entries and claims. */
interface Recorded {
  readonly inbox: ReturnType<typeof bind>;
  /** The newest claim of each key. */
  readonly newest: Map<string, Claim>;
  /** The first entry of each key, in the order of storing. */
  readonly given: Map<string, InboxEntry>;
}

/** Makes an inbox with one fault. */
export function makeBroken({ plant }: Fault): InboxUnderTest {
  const time = { passed: 0, jumped: 0 };
  const now = () => time.passed;
  const wallClock = () => 1_800_000_000_000 + time.passed + time.jumped;
  const recorded = record(createMemoryInbox({ now }));
  return {
    inbox: { ...recorded.inbox, ...plant({ ...recorded, now, wallClock }) },
    pass: (ms) => {
      time.passed += ms;
    },
    jump: (ms) => {
      time.jumped += ms;
    },
  };
}

/** Makes an inbox record its entries and claims. */
function record(sound: Inbox): Recorded {
  const inbox = bind(sound);
  inbox.transaction = toTransaction(sound, []);
  const newest = new Map<string, Claim>();
  const given = new Map<string, InboxEntry>();
  const note = (claim: Claim | undefined) => claim && newest.set(claim.entry.key, claim);
  inbox.put = async (entry, options) => {
    const result = await sound.put(entry, options);
    if (result.outcome === "stored" && !given.has(entry.key)) given.set(entry.key, entry);
    note(claimIn(result));
    return result;
  };
  inbox.claim = async (request) => {
    const claims = await sound.claim(request);
    claims.forEach(note);
    return claims;
  };
  return { inbox, newest, given };
}

export function claimIn(result: PutResult): Claim | undefined {
  return "claim" in result ? result.claim : undefined;
}

/** Changes each entry before it is stored. */
export function changePut(change: (entry: InboxEntry) => InboxEntry): Fault["plant"] {
  return ({ inbox }) => ({ put: (entry, options) => inbox.put(change(entry), options) });
}

/** Changes how each entry is claimed when it is stored. */
export function changeClaimOnPut(
  change: (options: PutOptions) => PutOptions | undefined,
): Fault["plant"] {
  return ({ inbox }) => ({
    put: (entry, options) => inbox.put(entry, change(options ?? {})),
  });
}

/** Changes each claim of `claim` and of `put` before it is returned. */
export function changeClaims(change: (claim: Claim, parts: Parts) => Claim): Fault["plant"] {
  return (parts) => ({
    claim: async (request) =>
      (await parts.inbox.claim(request)).map((claim) => change(claim, parts)),
    put: async (entry, options) => {
      const result = await parts.inbox.put(entry, options);
      const claim = claimIn(result);
      return claim ? { ...result, claim: change(claim, parts) } : result;
    },
  });
}

/** Changes each result of storing an entry. */
export function changePutResult(
  change: (result: PutResult, entry: InboxEntry) => PutResult,
): Fault["plant"] {
  return ({ inbox }) => ({
    put: async (entry, options) => change(await inbox.put(entry, options), entry),
  });
}

/**
 * Gives all that call at once the outcome of one call, as an inbox does that looks in one step and acts in
 * another.
 */
export function shareWhileRunning<A extends readonly unknown[], R>(
  call: (...args: A) => Promise<R>,
  keyOf: (...args: A) => string,
): (...args: A) => Promise<R> {
  const running = new Map<string, Promise<R>>();
  return async (...args) => {
    const key = keyOf(...args);
    const shared = running.get(key) ?? call(...args);
    running.set(key, shared);
    const result = await shared;
    await setImmediate();
    running.delete(key);
    return result;
  };
}
