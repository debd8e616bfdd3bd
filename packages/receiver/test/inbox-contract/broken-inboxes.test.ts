import { AssertionError } from "node:assert/strict";
import { describe, expect, it } from "vitest";
import { inboxContract } from "../../src/inbox-contract.ts";
import { type Faults, makeBroken } from "./broken-inbox.ts";
import { awaitingSender } from "./faults/awaiting-sender.ts";
import { claiming } from "./faults/claiming.ts";
import { counting } from "./faults/counting.ts";
import { filtering } from "./faults/filtering.ts";
import { jumping } from "./faults/jumping.ts";
import { listing } from "./faults/listing.ts";
import { purging } from "./faults/purging.ts";
import { reading } from "./faults/reading.ts";
import { remembering } from "./faults/remembering.ts";
import { replaying } from "./faults/replaying.ts";
import { settling } from "./faults/settling.ts";
import { storing } from "./faults/storing.ts";
import { transacting } from "./faults/transacting.ts";

const subjects: { readonly [subject: string]: Faults } = {
  storing,
  claiming,
  awaitingSender,
  settling,
  transacting,
  replaying,
  purging,
  listing,
  filtering,
  reading,
  counting,
  remembering,
  jumping,
};

const all = Object.values(subjects).flatMap((faults) => Object.entries(faults));

/** Matches the message of a broken rule: one sentence of limited length. */
const oneSentence = /^[\w\s-]+[^\n]{0,100}: expected [^\n]{1,310}, got [^\n]{1,310}\.$/;

describe("the contract catches an inbox that", () => {
  it.each(all)("%s", async (_fault, fault) => {
    for (const rule of fault.caughtBy) {
      const { run } = inboxContract.find(({ name }) => name === rule) ?? expect.fail(rule);
      const caught = await run(() => makeBroken(fault)).catch((error: unknown) => error);
      expect(caught, rule).toBeInstanceOf(AssertionError);
      expect(caught).toHaveProperty("message", expect.stringMatching(oneSentence));
    }
  });
});

it("every rule of the contract has an inbox that breaks it", () => {
  const caught = new Set(all.flatMap(([, { caughtBy }]) => caughtBy));
  const missing = inboxContract.map(({ name }) => name).filter((name) => !caught.has(name));
  expect(missing).toEqual([]);
});
