import { isDeepStrictEqual } from "node:util";
import { mutantsOf } from "@order-webhooks/codegen/mutate";
import { describe, expect, test } from "vitest";
import { withLimit } from "../../src/checks/limit.ts";
import { walkObject } from "../../src/drift/walk-known.ts";
import { checkDelivery } from "../../src/gen/checks.ts";
import { events } from "../../src/gen/events.ts";
import { dataNames, envelopeName } from "../../src/gen/known-keys.ts";
import { eventTypes, parseEventData, purposes } from "../../src/index.ts";
import { type Case, cases, found, model, mutantsOfCase } from "../corpus.ts";
import { type Emitted, emit } from "./emitted.ts";
import { mistakes } from "./mistakes.ts";
import { oracleOf } from "./oracle.ts";

// Plain Ajv with the source files is the reference for the generated checks: their verdicts, places and codes.
const tolerant = oracleOf("tolerant");
const strict = oracleOf("strict");

/** Schema with documents and the issues that Ajv finds in each. */
interface Judged {
  readonly title: string;
  /** Name of the schema in the emitted code. */
  readonly name: string;
  readonly documents: readonly {
    readonly value: unknown;
    readonly violations: readonly string[];
    readonly all: readonly string[];
  }[];
}

const variants = eventTypes.flatMap((event) => purposes.map((purpose) => ({ event, purpose })));

const judged: readonly Judged[] = [
  ...variants.map(({ event, purpose }) => {
    const own = cases.filter((each) => each.event === event && each.purpose === purpose);
    const uri = `events/${event}.schema.json#/oneOf/${purposes.indexOf(purpose)}`;
    const title = `${event}, ${purpose}`;
    return judge({ title, name: dataNames[event][purpose], uri }, own.flatMap(corpusOf));
  }),
  judge(
    { title: "the envelope", name: envelopeName, uri: "delivery.schema.json" },
    model.delivery.examples.flatMap((body) => [
      body,
      ...mutantsOf(model.objects, model.delivery.schema, body).map(({ value }) => value),
    ]),
  ),
];

const generated: Emitted = {
  check: (name, value) => withLimit(everything, () => checkOf(name)(value)),
  drift: (name, value) => withLimit(everything, () => walkObject(name, value)),
};

const everything = { limit: Number.POSITIVE_INFINITY };

test("the corpus is large", () => {
  expect(judged.flatMap(({ documents }) => documents).length).toBeGreaterThan(50_000);
});

describe.each(judged)("$title", ({ name, documents }) => {
  test("Ajv finds the same violations and the same drift", () => {
    expect(documents.length).toBeGreaterThanOrEqual(100);
    expect(documents.filter((each) => isDisputed(generated, name, each))).toEqual([]);
  });
});

describe.each(variants)("the event $event, with data for $purpose", ({ event, purpose }) => {
  test("Ajv with the event's schema accepts exactly the accepted data", () => {
    const accepts = tolerant(`events/${event}.schema.json`);
    const own =
      judged[variants.findIndex((each) => each.event === event && each.purpose === purpose)];
    const isDisputed = ({ value }: { value: unknown }) =>
      parseEventData(event, value).ok !== (accepts(value).length === 0);
    expect(found(own).documents.filter(isDisputed)).toEqual([]);
  });
});

describe("a mistake in the emitter is found by the comparison with Ajv", () => {
  test("and an unchanged copy agrees with Ajv", async () => {
    expect(firstDispute(await emit(model))).toBeUndefined();
  });

  test.each(mistakes)("$title", async ({ title: _title, ...mistake }) => {
    expect(firstDispute(await emit(model, mistake))).toBeDefined();
  });
});

function firstDispute(emitted: Emitted): unknown {
  for (const { name, documents } of judged) {
    const dispute = documents.find((each) => isDisputed(emitted, name, each));
    if (dispute !== undefined) return dispute;
  }
  return undefined;
}

function isDisputed(
  { check, drift }: Emitted,
  name: string,
  { value, violations, all }: Judged["documents"][number],
): boolean {
  const { wrong = [], missing = [] } = check(name, value) ?? {};
  const ofCheck = pairsOf([...wrong, ...missing]);
  const ofAll = pairsOf([...wrong, ...missing, ...(drift(name, value) ?? [])]);
  return !isDeepStrictEqual(ofCheck, violations) || !isDeepStrictEqual(ofAll, all);
}

function judge(
  { title, name, uri }: { title: string; name: string; uri: string },
  corpus: readonly unknown[],
): Judged {
  const [toViolations, toAll] = [tolerant(uri), strict(uri)];
  const documents = corpus.map((value) => ({
    value,
    violations: toViolations(value),
    all: toAll(value),
  }));
  return { title, name, documents };
}

function checkOf(name: string) {
  if (name === envelopeName) return checkDelivery;
  const variant = variants.find(({ event, purpose }) => dataNames[event][purpose] === name);
  const { event, purpose } = found(variant);
  return events[event].checks[purpose];
}

/** Returns the places and codes of issues in the form of the reference. */
function pairsOf(issues: readonly { readonly path: string; readonly code: string }[]) {
  return [...new Set(issues.map(({ path, code }) => `${path} ${code}`))].sort();
}

/** Returns the example, all mutants with one change, and a sample of mutants with two changes. */
function corpusOf(example: Case): readonly unknown[] {
  const once = mutantsOfCase(example).map(({ value }) => value);
  const twice = once
    .filter((_value, index) => index % 300 === 7)
    .flatMap((data) => mutantsOfCase({ ...example, data: Object(data) }))
    .filter((_mutant, index) => index % 7 === 0);
  return [example.data, ...once, ...twice.map(({ value }) => value)];
}
