import { expect, test } from "vitest";
import { listBuilds, validatorName } from "../../src/candidates/builds.ts";
import { asItIs, toCandidate } from "../../src/candidates/candidate.ts";
import { contenderNames } from "../../src/candidates/names.ts";
import { findWrongVerdict } from "../../src/candidates/verdicts.ts";
import { makeAcceptance } from "../../src/measure/rows.ts";

const { candidates, verdicts } = await makeAcceptance(listBuilds(validatorName));

test("deliveries to agree on are good and bad, and change every place of the schemas", () => {
  const made = [...verdicts.good, ...verdicts.bad].map((specimen) => specimen.made);
  expect(new Set(made).size).toBe(made.length);
  expect(verdicts.good.length).toBeGreaterThan(1_000);
  expect(verdicts.bad.length).toBeGreaterThan(1_000);
  for (const place of ["/id", "/event/type", "/data/order/items/0/quantity", "/data/campaign/name"])
    expect(made).toContain(`nothing at ${place}`);
});

test.each(candidates.map((candidate) => [candidate.name, candidate] as const))(
  "%s gives the right verdict on all of them",
  (name, candidate) => {
    expect(findWrongVerdict(name, candidate, verdicts)).toBeUndefined();
  },
);

test("every contender is among them", () => {
  // First those that judge, then those that list issues. The hand-written check lists none.
  const listing = contenderNames.filter((name) => name !== "hand-written");
  expect(candidates.map(({ name }) => name)).toEqual([
    ...["now", ...contenderNames],
    ...["now", ...listing],
  ]);
});

test("a wrong verdict says how the first delivery was made", () => {
  const accepts = { name: "all", prepare: asItIs, run: asItIs, accepts: () => true };
  expect(findWrongVerdict("all", toCandidate(accepts), verdicts)).toBe(
    `[verdict_wrong] all: expected all ${verdicts.bad.length} refused, got ${verdicts.bad.length} accepted, the first of them ${verdicts.bad[0]?.made}. Correct the candidate: nothing is measured before.`,
  );
});
