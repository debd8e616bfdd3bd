import type { InboxContractCase } from "./contract-case.ts";
import { hour, keysOf, makeEntry, minute, year } from "./entries.ts";
import { expectBetween, expectEqual } from "./expectations.ts";
import { type Rules, toCases } from "./rules.ts";
import { describePut, forSender, type Trial } from "./trial.ts";

const jumps: { readonly [way: string]: number } = {
  "an hour forward": hour,
  "an hour back": -hour,
  "ten years forward": 10 * year,
  "ten years back": -10 * year,
};

/** Rules of the clock. Only elapsed time counts, and jumps of the machine's wall clock have no effect. */
export const jumping: readonly InboxContractCase[] = toCases({
  ...forEachJump("keeps leases and delays", async (trial, jump) => {
    for (const key of ["leased", "retried"]) await trial.store(makeEntry(key));
    await trial.claimOne(hour / 2);
    await trial.inbox.retry(await trial.claimOne(), hour / 2);
    await jump();
    expectEqual(keysOf(await trial.claim()), [], "a jump ends no lease and no delay");
    await trial.pass(hour / 2);
    const keys = keysOf(await trial.claim()).toSorted();
    expectEqual(keys, ["leased", "retried"], "a jump lengthens no lease and no delay");
  }),

  ...forEachJump("keeps due what is due", async (trial, jump) => {
    await trial.store(makeEntry("before"));
    await trial.pass(minute);
    await jump();
    await trial.store(makeEntry("after"));
    const keys = keysOf(await trial.claim());
    expectEqual(keys, ["before", "after"], "what is due stays due, in its order, after a jump");
  }),

  ...forEachJump("keeps the time of a sender", async (trial, jump) => {
    await trial.inbox.retry(await trial.storeForSender(makeEntry("a")), 0);
    await trial.pass(forSender.senderMs - hour / 2);
    await jump();
    expectEqual(keysOf(await trial.claim()), [], "a jump does not end the time of a sender");
    await trial.pass(hour / 2);
    expectEqual(keysOf(await trial.claim()), ["a"], "a jump does not lengthen a sender's time");
  }),

  ...forEachJump("remembers keys for their time", async (trial, jump) => {
    const entry = makeEntry("a", { rememberMs: hour / 2 });
    await trial.finish(entry);
    await jump();
    const known = describePut(await trial.inbox.put(entry));
    expectEqual(known, "duplicate of a done one", "a jump makes no key forgotten");
    await trial.pass(hour / 2);
    const forgotten = describePut(await trial.inbox.put(entry));
    expectEqual(forgotten, "stored", "a jump makes no key remembered longer");
  }),

  ...forEachJump("keeps ages", async (trial, jump) => {
    await trial.quarantine("dead");
    await trial.store(makeEntry("a"));
    await trial.pass(2 * minute);
    await jump();
    await trial.pass(2 * minute);
    const [{ ageMs } = { ageMs: null }] = await trial.inbox.list();
    const { oldestMs } = await trial.inbox.stats();
    for (const age of [ageMs, oldestMs])
      expectBetween(age, [4 * minute, 40 * minute], "an age counts only time that went by");
    const young = await trial.inbox.list({ maxAgeMs: 40 * minute });
    expectEqual(young.length, 1, "a filter by age counts only time that went by");
  }),
});

/** Makes one rule for each jump. */
function forEachJump(
  name: string,
  check: (trial: Trial, jump: () => Promise<void>) => Promise<void>,
): Rules {
  const rules = Object.entries(jumps).map(([way, ms]) => [
    `${name} when the wall clock jumps ${way}`,
    (trial: Trial) => check(trial, () => trial.jump(ms)),
  ]);
  return Object.fromEntries(rules);
}
