import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Claim, Inbox } from "@order-webhooks/receiver";
import type { InboxModule } from "./judge.ts";
import { noOutcome, type Outcome } from "./outcome.ts";
import { entryOf } from "./processes/entries.ts";

/** An inbox that many use at once. */
export interface ConcurrencyPlan {
  readonly folder: string;
  /** The URL of the module that makes it. */
  readonly module: string;
}

const keys = Array.from({ length: 40 }, (_, index) => `key-${index}`);

/** Each delivery comes fifty times at once: one of them is stored, and only one. */
export async function proveCopies(plan: ConcurrencyPlan): Promise<Outcome> {
  return withInbox(plan, async (inbox) => {
    const stored = await Promise.all(keys.map((key) => countStored(inbox, key)));
    return {
      ...noOutcome,
      rounds: 50,
      acknowledged: keys.length,
      kept: stored.filter((count) => count > 0).length,
      lost: stored.filter((count) => count === 0).length,
      repeated: stored.filter((count) => count > 1).length,
    };
  });
}

async function countStored(inbox: Inbox, key: string): Promise<number> {
  const copies = Array.from({ length: 50 }, () => inbox.put(entryOf(key)));
  const results = await Promise.all(copies);
  return results.filter(({ outcome }) => outcome === "stored").length;
}

/** A worker comes back after its lease, when another has the delivery: it cannot end it. */
export async function proveLateWorkers(plan: ConcurrencyPlan): Promise<Outcome> {
  return withInbox(plan, async (inbox) => {
    await Promise.all(keys.map((key) => inbox.put({ ...entryOf(key), quarantine: null })));
    const late = await inbox.claim({ limit: keys.length, leaseMs: 1 });
    const owned = await claimAll(inbox);
    const ended = await Promise.all(late.map((claim, index) => settle(inbox, claim, index)));
    const done = await Promise.all(owned.map((claim) => inbox.done(claim)));
    return {
      ...noOutcome,
      rounds: late.length,
      acknowledged: keys.length,
      kept: done.filter((isDone) => isDone).length,
      lost: ended.filter((isEnded) => isEnded).length,
    };
  });
}

/** Claims until it has every entry, as leases end. */
async function claimAll(inbox: Inbox): Promise<readonly Claim[]> {
  const claims: Claim[] = [];
  while (claims.length < keys.length) {
    claims.push(...(await inbox.claim({ limit: keys.length, leaseMs: 600_000 })));
    await sleep(1);
  }
  return claims;
}

function settle(inbox: Inbox, claim: Claim, index: number): Promise<boolean> {
  if (index % 3 === 0) return inbox.done(claim);
  return index % 3 === 1 ? inbox.retry(claim, 0) : inbox.dead(claim, "handler_failed");
}

async function withInbox(
  { folder, module }: ConcurrencyPlan,
  prove: (inbox: Inbox) => Promise<Outcome>,
): Promise<Outcome> {
  const { createSqliteInbox }: InboxModule = await import(module);
  const inbox = await createSqliteInbox({ file: join(folder, "inbox.db") });
  try {
    return await prove(inbox);
  } finally {
    await inbox.close?.();
  }
}
