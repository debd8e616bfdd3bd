import { isDeepStrictEqual } from "node:util";
import { mutantsOf } from "@order-webhooks/codegen/mutate";
import { describe, expect, test } from "vitest";
import type { Check, CheckIssue, StrictCheck } from "../src/check.ts";
import { isDate, isDateTime } from "../src/formats.ts";
import { events } from "../src/gen/events.ts";
import { validateDelivery as strictDelivery } from "../src/gen/strict.js";
import { strictChecks } from "../src/gen/strict-checks.ts";
import { validateDelivery } from "../src/gen/tolerant.js";
import { eventTypes, parseEventData, purposes } from "../src/index.ts";
import { type Case, cases, model, mutantsOfCase } from "./corpus.ts";
import { oracleOf } from "./oracle.ts";

// Plain Ajv on the source files is the judge of what was generated: whether, where and why.
const tolerant = oracleOf("tolerant");
const strict = oracleOf("strict");

describe.each(eventTypes.flatMap((event) => purposes.map((purpose) => ({ event, purpose }))))(
  "$event, $purpose",
  ({ event, purpose }) => {
    const file = `events/${event}.schema.json`;
    const own = cases.filter((each) => each.event === event && each.purpose === purpose);
    const corpus = own.flatMap(corpusOf);

    test("the event's Ajv accepts what is accepted, and nothing else", () => {
      const judge = tolerant(file);
      const isDisputed = (value: unknown) =>
        parseEventData(event, value).ok !== (judge(value).length === 0);
      expect(corpus.filter(isDisputed)).toEqual([]);
    });

    test("the variant's Ajv finds the same faults in both profiles", () => {
      compare(corpus, {
        uri: `${file}#/oneOf/${purposes.indexOf(purpose)}`,
        check: events[event].checks[purpose],
        strictCheck: strictChecks[event][purpose],
      });
    });
  },
);

test("the envelope's Ajv finds the same faults in both profiles", () => {
  const { schema, examples } = model.delivery;
  const mutants = examples.flatMap((body) => mutantsOf(model.objects, schema, body));
  compare([...examples, ...mutants.map(({ value }) => value)], {
    uri: "delivery.schema.json",
    check: validateDelivery,
    strictCheck: strictDelivery,
  });
});

interface Compared {
  readonly uri: string;
  readonly check: Check;
  readonly strictCheck: StrictCheck;
}

function compare(corpus: readonly unknown[], { uri, check, strictCheck }: Compared): void {
  const [judge, strictJudge] = [tolerant(uri), strict(uri)];
  const isDisputed = (value: unknown): boolean => {
    const faults = checkIssuesOf(strictCheck, value);
    const violations = faults.filter(({ code }) => !driftCodes.has(code));
    const agrees =
      isDeepStrictEqual(pairsOf(faults), strictJudge(value)) &&
      isDeepStrictEqual(pairsOf(violations), judge(value));
    return !agrees || !isDeepStrictEqual(check(value), violations[0]);
  };
  expect(corpus.length).toBeGreaterThanOrEqual(100);
  expect(corpus.filter(isDisputed)).toEqual([]);
}

const driftCodes: ReadonlySet<string> = new Set(["unknown_property", "unknown_value", "format"]);

function checkIssuesOf(check: StrictCheck, value: unknown): readonly CheckIssue[] {
  const faults: CheckIssue[] = [];
  check(value, "", {
    full: false,
    fault: (path, code, expected) => faults.push({ path, code, expected }),
    isDate,
    isDateTime,
  });
  return faults;
}

/** The places and codes of faults, as the judge has them. */
function pairsOf(faults: readonly CheckIssue[]): readonly string[] {
  return [...new Set(faults.map(({ path, code }) => `${path} ${code}`))].sort();
}

/** The example, everything that one change makes of it, and a sample of what two changes make. */
function corpusOf(example: Case): readonly unknown[] {
  const once = mutantsOfCase(example).map(({ value }) => value);
  const twice = once
    .filter((_value, index) => index % 300 === 7)
    .flatMap((data) => mutantsOfCase({ ...example, data: Object(data) }))
    .filter((_mutant, index) => index % 7 === 0);
  return [example.data, ...once, ...twice.map(({ value }) => value)];
}
