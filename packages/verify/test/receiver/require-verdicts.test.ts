import { expect, test } from "vitest";
import type { VerifiedInteraction } from "../../src/pact-verifier/verified-interaction.ts";
import { requireVerdicts } from "../../src/receiver/require-verdicts.ts";

const wanted = ["one", "two"];
const passed = (key?: string): VerifiedInteraction => ({
  description: "a delivery",
  ok: true,
  mismatches: [],
  ...(key !== undefined && { key }),
});
const all = wanted.map(passed);

test("verdicts on all interactions that were sent are given by their keys", () => {
  const verdicts = requireVerdicts(all, wanted, () => true);
  expect(verdicts).toEqual(new Map(all.map((one) => [one.key, one])));
});

test.each<[string, readonly VerifiedInteraction[], (key: string) => boolean]>([
  ["without a verdict", all.slice(1), () => true],
  ["whose verdict is of another one", [...all.slice(1), passed("three"), passed()], () => true],
  ["that was not sent", all, (key) => key !== "one"],
])("an interaction %s leaves no verdict on the whole", (_, interactions, wasSent) => {
  const require = () => requireVerdicts(interactions, wanted, wasSent);
  expect(require).toThrow(expect.objectContaining({ code: "verifier_failed" }));
  expect(require).toThrow(/expected verdicts on 2 interactions, got 1\b/);
  expect(require).toThrow(/report this at https:\/\/github\.com\/.+\/issues\.$/);
});
