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

// Minimum numbers of mutants for an example with only the required keys. With fewer, the test would prove nothing.
const leastOf: { readonly [V in Mutant["verdict"]]: number } = {
  refused: 30,
  accepted: 5,
  drift: 3,
};

test("each event and purpose has examples with and without the nullable keys", () => {
  const states = 2 ** nullableKeys.length;
  enough(cases, eventTypes.length * purposes.length * states);
});

// Each mutant has one change, such as a removed required key, a wrong JSON type or an unknown value. The
// verdict comes from the schema. Plain Ajv confirms it in the tests of codegen.
describe.each(cases)("$title with one change", (example) => {
  const { event } = example;
  const mutants = mutantsOfCase(example).filter(keepsPurpose);
  const having = (verdict: Mutant["verdict"]) =>
    enough(
      mutants.filter((mutant) => mutant.verdict === verdict),
      leastOf[verdict],
    );

  test("is refused with one issue at the change", () => {
    for (const { kind, value, pointer } of having("refused")) {
      expect(parseEventData(event, value)).toMatchObject({ reason: reasonOf(kind, pointer) });
      expect(pointersOf(issuesOf(parseEventData(event, value)))).toEqual([pointer]);
      expect(pointersOf(explainEventData(event, value))).toEqual([pointer]);
    }
  });

  test("is accepted without drift if both profiles accept it", () => {
    for (const { value } of having("accepted")) {
      expect(findDrift(accepted(parseEventData(event, value)))).toEqual([]);
    }
  });

  test("is accepted with one drift issue if only the strict profile refuses it", () => {
    for (const { value, pointer } of having("drift")) {
      expect(pointersOf(findDrift(accepted(parseEventData(event, value))))).toEqual([pointer]);
    }
  });
});

describe("an envelope with one change", () => {
  const mutants = model.delivery.examples
    .flatMap((body) => mutantsOf(model.objects, model.delivery.schema, body))
    .filter(({ pointer }) => pointer !== "/event/type" && !pointer.startsWith("/data"));
  const refused = mutants.filter(({ verdict }) => verdict === "refused");
  const tolerated = mutants.filter(({ verdict }) => verdict !== "refused");

  test("is refused with one issue at the change", () => {
    for (const { value, pointer } of enough(refused, 200)) {
      expect(pointersOf(issuesOf(parseDelivery(value)))).toEqual([pointer]);
    }
  });

  test("is accepted if the tolerant profile accepts it, and its drift is found", () => {
    for (const { value, pointer, verdict } of enough(tolerated, 20)) {
      const drift = findDrift(accepted(parseDelivery(value)));
      expect(pointersOf(drift)).toEqual(verdict === "drift" ? [pointer] : []);
    }
  });
});

/** Returns the list. Throws if it is shorter than the minimum. */
function enough<T>(list: readonly T[], least: number): readonly T[] {
  expect(list.length).toBeGreaterThanOrEqual(least);
  return list;
}

/** Returns the reason of the refusal of data with a change at the pointer. */
function reasonOf(kind: Mutant["kind"], pointer: string): RefusalReason {
  if (pointer === "") return "not_object";
  return kind === "required key dropped" ? "incomplete" : "invalid";
}

/** Recognizes mutants that keep the keys of the purpose. The others are tested in dispatch.test.ts. */
function keepsPurpose({ pointer, kind, put }: Mutant): boolean {
  const changesKey = put === undefined || put === null || kind === "key of another purpose added";
  return !(changesKey && allPurposeKeys.has(pointer.slice(1)));
}
