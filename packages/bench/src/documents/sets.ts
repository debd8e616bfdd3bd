import type { Json, JsonObject } from "./json.ts";
import { readEnvelopes, readVariants, type Variant } from "./published.ts";
import { shuffle } from "./shuffle.ts";
import { vary } from "./vary.ts";

/** Valid deliveries as compact JSON, all distinct, by the name of the set. */
export type DocumentSets = { readonly [S in SetName]: readonly string[] };

/** Name of a set: one purpose, the documented payloads, or everything. */
export type SetName = (typeof setNames)[number];

export const setNames = ["documented", "message", "promotion", "unique_code", "mixed"] as const;

/**
 * Minimum number of documents in a set. With many more, the documents would not fit into the CPU's cache, but a
 * receiver's delivery is in the cache.
 */
const fewest = 32;

/** Makes the sets from the published examples. The same schemas make the same documents. */
export function makeSets(): DocumentSets {
  const variants = readVariants();
  return {
    documented: makeSet(variants.map(documentedOnly).filter(hasExamples)),
    message: makeSet(variants.filter(({ purpose }) => purpose === "message")),
    promotion: makeSet(variants.filter(({ purpose }) => purpose === "promotion")),
    unique_code: makeSet(variants.filter(({ purpose }) => purpose === "unique_code")),
    mixed: makeSet(variants),
  };
}

function documentedOnly(variant: Variant): Variant {
  return { ...variant, examples: variant.examples.filter(({ documented }) => documented) };
}

function hasExamples({ examples }: Variant): boolean {
  return examples.length > 0;
}

/** Makes the same number of documents for each event and purpose, independent of the number of its examples. */
function makeSet(variants: readonly Variant[]): readonly string[] {
  const count = Math.ceil(fewest / variants.length);
  const deliveries = variants.flatMap((variant) => makeDeliveries(variant, count));
  return shuffle(deliveries, deliveries.length);
}

function makeDeliveries({ event, examples }: Variant, count: number): readonly string[] {
  const envelopes = readEnvelopes();
  return Array.from({ length: count }, (_, seed) => {
    const { data = {} } = examples[Math.floor((seed * examples.length) / count)] ?? {};
    const envelope = envelopes[seed % envelopes.length] ?? {};
    return JSON.stringify(vary(putInto(envelope, event, data), seed));
  });
}

function putInto(envelope: JsonObject, type: string, data: Json): JsonObject {
  return { ...envelope, data, event: { ...Object(envelope.event), type } };
}
