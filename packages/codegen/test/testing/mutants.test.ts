import { describe, expect, it } from "vitest";
import { problemFinder } from "../../src/lint/find-problem.ts";
import { authoredModel } from "../../testing/authored.ts";
import { type Mutant, type MutantKind, mutantsOf, verdictOf } from "../../testing/mutants.ts";

const model = authoredModel();
const tolerant = problemFinder(model, "tolerant");
const strict = problemFinder(model, "strict");

interface Judged extends Mutant {
  readonly file: string;
  readonly typeName: string;
}

const variants = model.events.flatMap(({ type, variants: own }) =>
  own.map((variant) => ({ event: type, ...variant })),
);

const ofData = model.examples.flatMap(({ event, purpose, file, data }): readonly Judged[] => {
  const variant = variants.find((other) => other.event === event && other.purpose === purpose);
  const mutants = variant === undefined ? [] : mutantsOf(model.objects, variant.schema, data);
  return mutants.map((mutant) => ({ ...mutant, file, typeName: variant?.typeName ?? "" }));
});

const { name, file, schema, examples } = model.delivery;
const ofDelivery = examples.flatMap((example) =>
  mutantsOf(model.objects, schema, example).map((mutant) => ({ ...mutant, file, typeName: name })),
);

const mutants = [...ofData, ...ofDelivery];

function verdictOn({ typeName, value }: Judged): string {
  if (tolerant(typeName, value) !== undefined) return "refused";
  return strict(typeName, value) === undefined ? "accepted" : "drift";
}

describe("mutants", () => {
  it("get their stated verdict from both profiles", () => {
    const misjudged = mutants.filter((mutant) => verdictOn(mutant) !== mutant.verdict);
    expect(
      misjudged.map(({ kind, pointer, put, ...of }) => ({ of: of.file, kind, pointer, put })),
    ).toEqual([]);
  });

  it("include every kind", () => {
    const kinds = new Set<MutantKind>(mutants.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(Object.keys(verdictOf).sort());
  });

  it("leave the example unchanged and differ from it", () => {
    const [example] = model.examples;
    const variant = variants.find(({ event }) => event === example?.event);
    const before = JSON.stringify(example?.data);
    const texts = mutantsOf(model.objects, variant?.schema ?? {}, example?.data ?? {}).map(
      ({ value }) => JSON.stringify(value),
    );
    expect(JSON.stringify(example?.data)).toBe(before);
    expect(texts.filter((text) => text === before)).toEqual([]);
  });
});
