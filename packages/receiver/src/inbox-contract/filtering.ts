import type { DeliveryFilter, InboxEntry } from "../inbox/inbox.ts";
import type { InboxContractCase } from "./contract-case.ts";
import { hour, keysIn, makeEntry } from "./entries.ts";
import { expectEqual } from "./expectations.ts";
import { type Rules, toCases } from "./rules.ts";
import type { Trial } from "./trial.ts";

/** A filter, and the keys that it selects from the entries of `storeKept`. */
interface Choice {
  readonly filter: DeliveryFilter;
  readonly keys: readonly string[];
}

const choices: { readonly [rule: string]: readonly Choice[] } = {
  "chooses by event": [
    { filter: { event: "created" }, keys: ["bad", "dead"] },
    { filter: { event: "none" }, keys: [] },
    { filter: { event: "null" }, keys: [] },
  ],
  "chooses by purpose": [
    { filter: { purpose: "message" }, keys: ["dead", "paid"] },
    { filter: { purpose: "none" }, keys: [] },
  ],
  "chooses by reason": [
    { filter: { reason: "not JSON" }, keys: ["bad", "nameless"] },
    { filter: { reason: "not" }, keys: [] },
  ],
  "chooses by the least age": [
    { filter: { minAgeMs: 4 * hour }, keys: ["bad", "dead"] },
    { filter: { minAgeMs: 0 }, keys: ["bad", "dead", "nameless", "paid"] },
  ],
  "chooses by the greatest age": [
    { filter: { maxAgeMs: 4 * hour }, keys: ["nameless", "paid"] },
    { filter: { minAgeMs: 2 * hour, maxAgeMs: 4 * hour }, keys: ["paid"] },
  ],
  "chooses by a customer anywhere in the body": [
    { filter: { customer: "customer_1" }, keys: ["bad", "dead", "paid", "waiting"] },
    { filter: { customer: "customer_1", state: "dead" }, keys: ["dead", "paid"] },
    { filter: { customer: "custome" }, keys: [] },
    { filter: { customer: "" }, keys: [] },
  ],
  "chooses by a short id only where a customer's id stands": [
    { filter: { customer: "7" }, keys: ["dead", "paid", "waiting"] },
    { filter: { customer: "8" }, keys: [] },
  ],
  "chooses what has everything that is named": [
    { filter: { event: "created", purpose: "message" }, keys: ["dead"] },
    { filter: { event: "created", state: "dead", reason: "why" }, keys: ["dead"] },
    { filter: { event: "created", state: "dead", reason: "not JSON" }, keys: [] },
    { filter: { key: "dead", event: "created", minAgeMs: hour }, keys: ["dead"] },
    { filter: { key: "dead", event: "paid" }, keys: [] },
    { filter: { key: "dead", customer: "customer_2" }, keys: [] },
  ],
  "chooses by state": [
    { filter: { state: "dead" }, keys: ["dead", "paid"] },
    { filter: { state: "quarantined" }, keys: ["bad", "nameless"] },
    { filter: { state: "waiting" }, keys: ["waiting"] },
    { filter: { state: "done" }, keys: ["done"] },
    { filter: { state: "claimed" }, keys: [] },
    { filter: { state: "done", event: "created" }, keys: ["done"] },
    { filter: { state: "waiting", purpose: "none" }, keys: [] },
    { filter: { key: "waiting", state: "done" }, keys: [] },
  ],
  "chooses by key in every state": [
    { filter: { key: "dead" }, keys: ["dead"] },
    { filter: { key: "bad" }, keys: ["bad"] },
    { filter: { key: "waiting" }, keys: ["waiting"] },
    { filter: { key: "done" }, keys: ["done"] },
    { filter: { key: "none" }, keys: [] },
  ],
};

/** Rules of filters, in `list`, `replay` and `purge`. */
export const filtering: readonly InboxContractCase[] = toCases(toRules());

function toRules(): Rules {
  const rules = Object.entries(choices).map(([name, chosen]) => [
    name,
    (trial: Trial) => expectChosen(trial, chosen),
  ]);
  return Object.fromEntries(rules);
}

async function expectChosen(trial: Trial, chosen: readonly Choice[]): Promise<void> {
  await storeKept(trial);
  for (const { filter, keys } of chosen) {
    const shown = JSON.stringify(filter);
    const listed = keysIn(await trial.inbox.list(filter));
    expectEqual(listed.toSorted(), keys, `list gives what ${shown} chooses`);
    const purged = await trial.inbox.purge(filter, { dryRun: true });
    expectEqual(purged, keys.length, `purge takes what ${shown} chooses`);
    const replayed = await trial.other.replay(filter, { dryRun: true });
    const kept = keys.filter((key) => key !== "waiting" && key !== "done");
    expectEqual(replayed, kept.length, `replay takes what is kept of what ${shown} chooses`);
  }
}

/** Stores entries that differ in everything that filters compare. */
async function storeKept(trial: Trial): Promise<void> {
  await trial.finish(named("done", { event: "created", purpose: "message" }));
  await trial.quarantine("bad", {
    quarantine: "not JSON",
    event: "created",
    body: Buffer.from('{"customer":"customer_1"'),
  });
  await trial.bury(named("dead", { event: "created", purpose: "message" }));
  await trial.pass(5 * hour);
  await trial.bury(named("paid", { event: "paid", purpose: "message" }), "no room");
  await trial.pass(3 * hour);
  await trial.quarantine("nameless", { quarantine: "not JSON" });
  await trial.store(named("waiting", { event: "created", purpose: "message" }));
}

function named(key: string, rest: Partial<InboxEntry>): InboxEntry {
  const body = Buffer.from(
    JSON.stringify({ customer: { source_id: 7 }, list: [{ ref: "customer_1" }], quantity: 8 }),
  );
  return makeEntry(key, { body, ...rest });
}
