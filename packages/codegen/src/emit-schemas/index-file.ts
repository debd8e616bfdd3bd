import { statesOf } from "../schemas/derive-examples.ts";
import { evidenceOf } from "../schemas/evidence.ts";
import { type Json, type JsonObject, toJsonText } from "../schemas/json.ts";
import {
  type EventModel,
  type Example,
  type Model,
  purposes,
  type VariantModel,
} from "../schemas/model.ts";
import {
  anyDeliveryBundleFiles,
  anyDeliveryTitle,
  dataBundleFiles,
  deliveryBundleFiles,
  variantBundleFiles,
} from "./bundles.ts";

/** Generates the index of the published schemas with their events, purposes, files and examples. */
export function generateIndex(model: Model): ReadonlyMap<string, string> {
  const events = model.events.map((event) => [event.type, indexEvent(model, event)]);
  const { name: title, file: schema } = model.delivery;
  const index = {
    events: Object.fromEntries(events),
    purposes,
    delivery: { title, schema, ...deliveryBundleFiles() },
    anyDelivery: { title: anyDeliveryTitle, ...anyDeliveryBundleFiles() },
  };
  return new Map([["schemas/gen/index.json", toJsonText(index)]]);
}

function indexEvent(model: Model, event: EventModel): JsonObject {
  const variants = event.variants.map((variant) => [
    variant.purpose,
    indexVariant(model, event, variant),
  ]);
  return {
    title: event.title,
    description: event.description,
    schema: event.file,
    ...dataBundleFiles(event),
    delivery: deliveryBundleFiles(event),
    purposes: Object.fromEntries(variants),
  };
}

function indexVariant(model: Model, event: EventModel, variant: VariantModel): JsonObject {
  const { purpose, typeName } = variant;
  const examples = model.examples.filter(
    (example) => example.event === event.type && example.purpose === purpose,
  );
  return {
    type: typeName,
    ...variantBundleFiles(event, variant),
    evidence: evidenceOf(model, event.type, purpose),
    examples: examples.map(indexExample),
  };
}

function indexExample({ file, origin, data }: Example): Json {
  return { file, origin, ...statesOf(data) };
}
