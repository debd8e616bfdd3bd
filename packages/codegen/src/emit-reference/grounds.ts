import { evidenceOf, evidenceWords } from "../schemas/evidence.ts";
import type { EventModel, Model, ObjectModel, VariantModel } from "../schemas/model.ts";
import { reachableObjects } from "../schemas/reachable-objects.ts";
import type { DeclaredKey } from "./declared-keys.ts";
import { type SeenKeys, type Sight, seenKeys } from "./seen-keys.ts";

/** Says what a key rests on. */
export type Ground = (key: DeclaredKey) => string;

/** The grounds of each key of the model. */
export interface Grounds {
  readonly ofObject: (object: ObjectModel) => Ground;
  readonly ofVariant: (event: EventModel, variant: VariantModel) => Ground;
}

/** The words for what a key rests on, each with what it means. */
export const groundWords = {
  value: [evidenceWords.documented, "a published payload of these events has the key"],
  null: [
    `${evidenceWords.documented}, as null`,
    "published payloads of these events have the key, with null in all of them",
  ],
  sibling: [
    `${evidenceWords.sibling}, or text`,
    "another event's payload has the key, or the vendor's text alone names it",
  ],
  text: [evidenceWords.text, "the vendor's text alone names what holds the key"],
} as const;

/** Finds what keys rest on: the documented payloads first, then the evidence of the purposes. */
export function groundsOf(model: Model): Grounds {
  const seen = seenKeys(model);
  const objectsOfText = onlyFromText(model);
  return {
    ofObject: ({ name }) =>
      toGround((key) => seen.get(name)?.get(key.path), objectsOfText.has(name)),
    ofVariant: (event, { purpose }) =>
      toGround(
        (key) => sightInEvent(seen, event, key),
        evidenceOf(model, event.type, purpose) === "text",
      ),
  };
}

function toGround(sightOf: (key: DeclaredKey) => Sight | undefined, isOfText: boolean): Ground {
  return (key) => groundWords[sightOf(key) ?? (isOfText ? "text" : "sibling")][0];
}

/** The sight of a key in whichever purpose of the event declares it alike: the common keys. */
function sightInEvent(
  seen: SeenKeys,
  { variants }: EventModel,
  key: DeclaredKey,
): Sight | undefined {
  const declared = JSON.stringify(key.node);
  const alike = variants.filter(
    ({ schema }) => JSON.stringify(schema.properties?.[key.path]) === declared,
  );
  const sights = alike.map(({ typeName }) => seen.get(typeName)?.get(key.path));
  return sights.find((sight) => sight === "value") ?? sights.find((sight) => sight !== undefined);
}

/** The names of objects that only the data of purposes known from text leads to. */
function onlyFromText(model: Model): ReadonlySet<string> {
  const variants = model.events.flatMap(({ type, variants }) =>
    variants.map((variant) => ({ ...variant, evidence: evidenceOf(model, type, variant.purpose) })),
  );
  const schemasOf = (isText: boolean) =>
    variants.filter(({ evidence }) => (evidence === "text") === isText).map(({ schema }) => schema);
  const known = new Set(reachableObjects(model, [model.delivery.schema, ...schemasOf(false)]));
  const others = reachableObjects(model, schemasOf(true)).filter((object) => !known.has(object));
  return new Set(others.map(({ name }) => name));
}
