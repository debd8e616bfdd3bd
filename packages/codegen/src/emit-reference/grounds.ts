import { evidenceOf, evidenceWords } from "../schemas/evidence.ts";
import type { EventModel, Model, ObjectModel, VariantModel } from "../schemas/model.ts";
import { reachableObjects } from "../schemas/reachable-objects.ts";
import type { DeclaredKey } from "./declared-keys.ts";
import { type SeenKeys, type Sight, seenKeys } from "./seen-keys.ts";

/** Returns the label of the evidence for a key. */
export type Ground = (key: DeclaredKey) => string;

/** Functions that return the evidence for the keys of the model. */
export interface Grounds {
  readonly ofObject: (object: ObjectModel) => Ground;
  readonly ofVariant: (event: EventModel, variant: VariantModel) => Ground;
}

/** Labels of the evidence for a key, each with its meaning. */
export const groundWords = {
  value: [evidenceWords.documented, "A published payload of these events has the key."],
  null: [
    `${evidenceWords.documented}, as null`,
    "Published payloads of these events have the key, always with null.",
  ],
  sibling: [
    `${evidenceWords.sibling}, or text`,
    "A payload of another event has the key, or only the vendor's text names it.",
  ],
  text: [
    evidenceWords.text,
    "Only the vendor's text names the object or purpose that has the key.",
  ],
} as const;

/** Finds the evidence for keys. Documented payloads take precedence over the evidence for purposes. */
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

/**
 * Finds a key in the payloads of all purposes of the event that declare the key in the same way. For a common key,
 * these are all purposes.
 */
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

/** Lists objects that are reachable only from the data of purposes known from text. */
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
