import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { toDelivery } from "../../src/schemas/event-delivery.ts";
import type { Json } from "../../src/schemas/json.ts";
import { allPurposeKeys } from "../../src/schemas/model.ts";
import { type Profile, profiles } from "../../src/schemas/profiles.ts";
import { authoredModel, root } from "../../testing/authored.ts";
import { bundleAt, errorsOf } from "../../testing/bundles.ts";
import { type Mutant, type MutantKind, mutantsOf } from "../../testing/mutants.ts";

const model = authoredModel();

/** Every example in an envelope, with its mutants. */
const cases = model.examples.map(({ event, purpose, file, data }) => {
  const variants = model.events.find(({ type }) => type === event)?.variants ?? [];
  const schema = variants.find((variant) => variant.purpose === purpose)?.schema ?? {};
  const delivery = toDelivery(model, event, data);
  const ofData = mutantsOf(model.objects, schema, data).map(
    ({ value, pointer, ...rest }): Mutant => ({
      ...rest,
      pointer: `/data${pointer}`,
      value: { ...delivery, data: value },
    }),
  );
  const ofEnvelope = mutantsOf(model.objects, model.delivery.schema, delivery);
  return { event, file, delivery, mutants: [...ofData, ...ofEnvelope] };
});

/** Returns the path of the first error, as reported by a validator that stops at the first error. */
function firstPath(profile: Profile, value: Json): string | undefined {
  return errorsOf(profile, "any.delivery", value)?.[0]?.instancePath;
}

function parentOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf("/"));
}

/** Recognizes a change that makes the data look like another purpose. */
function changesPurpose({ pointer, put }: Mutant): boolean {
  return allPurposeKeys.has(pointer.slice("/data/".length)) && (put ?? null) === null;
}

describe.each(profiles)("the %s bundle of any delivery", (profile) => {
  it.each(cases)(
    "gives the same verdicts as the bundle of the event: $file",
    ({ event, delivery, mutants }) => {
      expect(errorsOf(profile, "any.delivery", delivery)).toBeNull();
      const differing = mutants.filter(({ value }) => {
        const own = errorsOf(profile, `${event}.delivery`, value) === null;
        return own !== (errorsOf(profile, "any.delivery", value) === null);
      });
      expect(differing.map(({ kind, pointer }) => [kind, pointer])).toEqual([]);
      expect(mutants).not.toEqual([]);
    },
  );

  it.each(cases)("reports the place of the wrong value first: $file", ({ mutants }) => {
    const misplaced = mutants
      .filter((mutant) => !changesPurpose(mutant))
      .filter((mutant) => placeOf(mutant) !== undefined)
      .filter((mutant) => firstPath(profile, mutant.value) !== placeOf(mutant));
    expect(misplaced.map(({ kind, pointer }) => [kind, pointer])).toEqual([]);
  });

  it("refuses an unknown event at its name", () => {
    const delivery = toDelivery(model, "some.other.event", model.examples[0]?.data ?? {});
    expect(errorsOf(profile, "any.delivery", delivery)).toMatchObject([
      { instancePath: "/event/type", keyword: "enum" },
    ]);
  });

  it("has no union", () => {
    const text = JSON.stringify(bundleAt(`schemas/gen/${profile}/any.delivery.schema.json`));
    expect(text).not.toMatch(/"(oneOf|anyOf)":/);
  });
});

/** Returns the place at which a mutant must be reported, or undefined if no place is certain. */
function placeOf({ kind, pointer }: Mutant): string | undefined {
  const atItself: readonly MutantKind[] = ["wrong type put in", "text emptied"];
  if (atItself.includes(kind)) return pointer;
  return kind === "required key dropped" ? parentOf(pointer) : undefined;
}

interface Refused {
  readonly form: string;
  readonly body: Json;
  readonly refused: { readonly pointer: string; readonly code: string; readonly reason: string };
}

const folder = join(root, "schemas/refused");
const refused = readdirSync(folder)
  // Linted files have these keys.
  .map((name) => [name, JSON.parse(readFileSync(join(folder, name), "utf8")) as Refused] as const)
  .filter(([, { form }]) => form === "delivery");

it.each(refused)("%s is reported at the wrong value", (_name, { body, refused: why }) => {
  const { pointer, code, reason } = why;
  const paths = errorsOf("tolerant", "any.delivery", body)?.map((error) => error.instancePath);
  const place = code === "required" || code === "raw_payload" ? parentOf(pointer) : pointer;
  if (reason === "ambiguous_purpose") expect(paths?.[0]).toMatch(/^\/data\/\w+$/);
  else expect(paths).toContain(place);
});
