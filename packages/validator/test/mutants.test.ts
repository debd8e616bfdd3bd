import { allPurposeKeys, nullableKeys } from "@order-webhooks/codegen";
import { type Mutant, mutantsOf } from "@order-webhooks/codegen/mutate";
import { describe, expect, test } from "vitest";
import {
  eventTypes,
  explainEventData,
  findDrift,
  parseDelivery,
  parseEventData,
  purposes,
  type RefusalReason,
} from "../src/index.ts";
import { accepted, cases, issuesOf, model, mutantsOfCase, pointersOf } from "./corpus.ts";

// Fewer than these, for an example with no more than what is required, mean that nothing is tested.
const leastOf: { readonly [V in Mutant["verdict"]]: number } = {
  refused: 30,
  accepted: 5,
  drift: 3,
};

test("there are examples to change: of each event and purpose, with and without the nullable keys", () => {
  const states = 2 ** nullableKeys.length;
  enough(cases, eventTypes.length * purposes.length * states);
});

// One change at a time: each required key removed, each wrong JSON type, each unknown value. The
// verdict is that of the schema, which plain Ajv confirms in the tests of codegen.
describe.each(cases)("$title with one thing changed", (example) => {
  const { event } = example;
  const mutants = mutantsOfCase(example).filter(keepsPurpose);
  const having = (verdict: Mutant["verdict"]) =>
    enough(
      mutants.filter((mutant) => mutant.verdict === verdict),
      leastOf[verdict],
    );

  test("is refused with one issue, which points at the change", () => {
    for (const { kind, value, pointer } of having("refused")) {
      expect(parseEventData(event, value)).toMatchObject({ reason: reasonOf(kind, pointer) });
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
  const refused = mutants.filter(({ verdict }) => verdict === "refused");
  const tolerated = mutants.filter(({ verdict }) => verdict !== "refused");

  test("is refused with one issue, which points at the change", () => {
    for (const { value, pointer } of enough(refused, 200)) {
      expect(pointersOf(issuesOf(parseDelivery(value)))).toEqual([pointer]);
    }
  });

  test("is accepted where the tolerant profile accepts it, and every drift is found", () => {
    for (const { value, pointer, verdict } of enough(tolerated, 20)) {
      const drift = findDrift(accepted(parseDelivery(value)));
      expect(pointersOf(drift)).toEqual(verdict === "drift" ? [pointer] : []);
    }
  });
});

/** The list itself; the test fails if it is shorter than that. */
function enough<T>(list: readonly T[], least: number): readonly T[] {
  expect(list.length).toBeGreaterThanOrEqual(least);
  return list;
}

/** The reason for which data is refused that was changed at the pointer. */
function reasonOf(kind: Mutant["kind"], pointer: string): RefusalReason {
  if (pointer === "") return "not_object";
  return kind === "required key dropped" ? "incomplete" : "invalid";
}

/** Recognises mutants that keep the keys of the purpose: dispatch.test.ts is about the others. */
function keepsPurpose({ pointer, kind, put }: Mutant): boolean {
  const changesKey = put === undefined || put === null || kind === "key of another purpose added";
  return !(changesKey && allPurposeKeys.has(pointer.slice(1)));
}
