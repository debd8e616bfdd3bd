import { allPurposeKeys } from "@order-webhooks/codegen";
import { type Mutant, mutantsOf } from "@order-webhooks/codegen/mutate";
import { describe, expect, test } from "vitest";
import { explainEventData, findDrift, parseDelivery, parseEventData } from "../src/index.ts";
import { accepted, cases, issuesOf, model, mutantsOfCase, pointersOf } from "./corpus.ts";

// One change at a time: each required key removed, each wrong JSON type, each unknown value. The
// verdict is that of the schema, which plain Ajv confirms in the tests of codegen.
describe.each(cases)("$title with one thing changed", (example) => {
  const { event } = example;
  const mutants = mutantsOfCase(example).filter(keepsPurpose);
  const having = (verdict: Mutant["verdict"]) =>
    mutants.filter((mutant) => mutant.verdict === verdict);

  test("is refused with one issue, which points at the change", () => {
    for (const { value, pointer } of having("refused")) {
      expect(pointersOf(issuesOf(parseEventData(event, value)))).toEqual([pointer]);
      expect(pointersOf(explainEventData(event, value))).toEqual([pointer]);
    }
  });

  test("is accepted without drift where both profiles accept it", () => {
    for (const { value } of having("accepted")) {
      expect(findDrift(accepted(parseEventData(event, value)))).toEqual([]);
    }
  });

  test("is accepted with one piece of drift where the strict profile refuses it", () => {
    for (const { value, pointer } of having("drift")) {
      expect(pointersOf(findDrift(accepted(parseEventData(event, value))))).toEqual([pointer]);
    }
  });
});

describe("an envelope with one thing changed", () => {
  const mutants = model.delivery.examples
    .flatMap((body) => mutantsOf(model.objects, model.delivery.schema, body))
    .filter(({ pointer }) => pointer !== "/event/type" && !pointer.startsWith("/data"));

  test("is refused with one issue, which points at the change", () => {
    for (const { value, pointer } of mutants.filter(({ verdict }) => verdict === "refused")) {
      expect(pointersOf(issuesOf(parseDelivery(value)))).toEqual([pointer]);
    }
  });

  test("is accepted where the tolerant profile accepts it, and every drift is found", () => {
    for (const { value, pointer, verdict } of mutants.filter(
      (each) => each.verdict !== "refused",
    )) {
      const drift = findDrift(accepted(parseDelivery(value)));
      expect(pointersOf(drift)).toEqual(verdict === "drift" ? [pointer] : []);
    }
  });
});

/** Whether the keys that tell the purposes apart stay: dispatch.test.ts is about those. */
function keepsPurpose({ pointer, kind, put }: Mutant): boolean {
  const changesKey = put === undefined || put === null || kind === "key of another purpose added";
  return !(changesKey && allPurposeKeys.has(pointer.slice(1)));
}
