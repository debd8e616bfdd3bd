import { bannerOf } from "../banner.ts";
import { dialect } from "../schemas/documents.ts";
import { anyDeliverySchema, eventDeliverySchema } from "../schemas/event-delivery.ts";
import { type JsonObject, toJsonObject, toJsonText } from "../schemas/json.ts";
import type { EventModel, Model, ObjectModel, VariantModel } from "../schemas/model.ts";
import { dataName } from "../schemas/names.ts";
import { type Profile, profiles, toProfile } from "../schemas/profiles.ts";
import { reachableObjects } from "../schemas/reachable-objects.ts";
import { titledDefinitions, unionOf, variantDefinitions } from "../schemas/type-definitions.ts";
import { dataByPurpose, dataOfEvent, withErrorsInPlace } from "./conditions.ts";

/** Paths of the tolerant and the strict bundle of one schema, relative to the folder of the schemas. */
export type BundleFiles = { readonly [P in Profile]: string };

/** Returns the paths of the bundles of an event's data. */
export function dataBundleFiles(event: EventModel): BundleFiles {
  return bundleFiles(event.type);
}

/** Returns the paths of the bundles of the data of one purpose of an event. */
export function variantBundleFiles(event: EventModel, { purpose }: VariantModel): BundleFiles {
  return bundleFiles(`${event.type}.${purpose}`);
}

/** Returns the paths of the bundles of the envelope and data of every event together. */
export function anyDeliveryBundleFiles(): BundleFiles {
  return bundleFiles("any.delivery");
}

/** Returns the paths of the bundles of one event's envelope. Without an event, the envelope is that of any event. */
export function deliveryBundleFiles(event?: EventModel): BundleFiles {
  return bundleFiles(event === undefined ? "delivery" : `${event.type}.delivery`);
}

/** Title of the bundle of the envelope and data of every event together. */
export const anyDeliveryTitle = "AnyDelivery";

/** Generates self-contained schemas of each event's data, whole and by purpose, of its delivery, and of any delivery. */
export function generateBundles(model: Model): ReadonlyMap<string, string> {
  const bundles = profiles.flatMap((profile): readonly (readonly [string, JsonObject])[] => [
    ...model.events.flatMap((event) => bundlesOfEvent(model, event, profile)),
    [deliveryBundleFiles()[profile], bundleObject(model, model.delivery, profile)],
    [anyDeliveryBundleFiles()[profile], bundleAnyDelivery(model, profile)],
  ]);
  return new Map(bundles.map(([path, schema]) => [`schemas/${path}`, toJsonText(schema)]));
}

/** Makes the schema of the data of one event, with one branch for each purpose. */
function bundleData(model: Model, event: EventModel, profile: Profile): JsonObject {
  return {
    ...headOf(event.file, profile),
    title: event.title,
    ...unionOf(event),
    $defs: sorted({
      ...objectDefinitions(model, event.variants, profile),
      ...variantDefinitions(event, profile),
    }),
  };
}

/** Makes the schema of the data of one purpose of an event. */
function bundleVariant(
  model: Model,
  event: EventModel,
  variant: VariantModel,
  profile: Profile,
): JsonObject {
  return {
    ...headOf(event.file, profile),
    title: variant.typeName,
    ...toProfile(variant.schema, profile),
    $defs: sorted(objectDefinitions(model, [variant], profile)),
  };
}

/** Makes the schema of the envelope and data of every event. A validator reports each error at the wrong value. */
function bundleAnyDelivery(model: Model, profile: Profile): JsonObject {
  const envelope = anyDeliverySchema(model);
  const variants = model.events.flatMap((event) => event.variants);
  const named = variants.map((variant) => ({ name: dataName(variant), schema: variant.schema }));
  const schema = {
    ...headOf("", profile),
    title: anyDeliveryTitle,
    ...toProfile(envelope, profile),
    allOf: model.events.map(dataOfEvent),
    $defs: sorted({
      ...objectDefinitions(model, [{ schema: envelope }, ...variants], profile),
      ...titledDefinitions(named, profile),
      ...Object.fromEntries(model.events.map((event) => [event.title, dataByPurpose(event)])),
    }),
  };
  return toJsonObject(withErrorsInPlace(schema));
}

/** Makes the schema of one shared object, or of the delivery of any event. */
function bundleObject(model: Model, object: ObjectModel, profile: Profile): JsonObject {
  return {
    ...headOf(object.file, profile),
    title: object.name,
    ...toProfile(object.schema, profile),
    $defs: sorted(objectDefinitions(model, [object], profile)),
  };
}

/** Makes the schema of the envelope of one event. */
function bundleDelivery(model: Model, event: EventModel, profile: Profile): JsonObject {
  const schema = eventDeliverySchema(model, event);
  return {
    ...headOf(event.file, profile),
    title: `${event.name}Delivery`,
    ...toProfile(schema, profile),
    $defs: sorted({
      ...objectDefinitions(model, [{ schema }, ...event.variants], profile),
      ...variantDefinitions(event, profile),
      [event.title]: { title: event.title, ...unionOf(event) },
    }),
  };
}

function bundleFiles(name: string): BundleFiles {
  return {
    tolerant: `gen/tolerant/${name}.schema.json`,
    strict: `gen/strict/${name}.schema.json`,
  };
}

function bundlesOfEvent(
  model: Model,
  event: EventModel,
  profile: Profile,
): readonly (readonly [string, JsonObject])[] {
  return [
    [dataBundleFiles(event)[profile], bundleData(model, event, profile)],
    ...event.variants.map(
      (variant) =>
        [
          variantBundleFiles(event, variant)[profile],
          bundleVariant(model, event, variant, profile),
        ] as const,
    ),
    [deliveryBundleFiles(event)[profile], bundleDelivery(model, event, profile)],
  ];
}

const profileNotes: { readonly [P in Profile]: string } = {
  tolerant: "Tolerant form, for reading deliveries. Unknown keys and unknown values are accepted.",
  strict:
    "Strict form, for examples, contracts and drift. Only known keys and values are accepted.",
};

function headOf(file: string, profile: Profile): JsonObject {
  return { $schema: dialect, $comment: `${bannerOf(`schemas/${file}`)} ${profileNotes[profile]}` };
}

function objectDefinitions(
  model: Model,
  roots: readonly Pick<VariantModel, "schema">[],
  profile: Profile,
): JsonObject {
  const objects = reachableObjects(
    model,
    roots.map(({ schema }) => schema),
  );
  return titledDefinitions(objects, profile);
}

function sorted(definitions: JsonObject): JsonObject {
  const names = Object.keys(definitions).sort();
  return Object.fromEntries(names.map((name) => [name, definitions[name] ?? null]));
}
