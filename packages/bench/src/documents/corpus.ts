import { fill } from "./fill.ts";
import {
  type Json,
  type JsonObject,
  placesIn,
  removeAt,
  replaceAt,
  type Step,
  valueAt,
} from "./json.ts";
import { readDataSchemas, readDeliverySchemas, readRefused, readVariants } from "./published.ts";
import type { Specimen } from "./specimen.ts";

/**
 * Makes the deliveries on which all contenders must agree, from the published schemas and examples. They are each
 * example, each refused delivery, and a delivery with every key for each purpose. The deliveries with every key are
 * repeated with one place changed, and with every combination of the purposes' keys.
 */
export function makeCorpus(): readonly Specimen[] {
  const [envelope = null] = [...readDeliverySchemas().values()].map(fill);
  const complete = [...readDataSchemas()].map(([purpose, schema]) => ({
    made: `${purpose} with every key`,
    delivery: replaceAt(envelope, ["data"], fill(schema)),
  }));
  return [
    ...readRefused().map(({ file, body }) => ({ made: file, delivery: body })),
    ...makeExamples(envelope),
    ...complete,
    ...changeEachPlace(complete),
    ...combinePurposes(complete),
  ];
}

function makeExamples(envelope: Json): readonly Specimen[] {
  return readVariants().flatMap(({ event, examples }) =>
    examples.map(({ file, data }) => {
      const named = replaceAt(envelope, ["event", "type"], event);
      return { made: file, delivery: replaceAt(named, ["data"], data) };
    }),
  );
}

/** Changes each place of each delivery. Changes a place that several deliveries have only once. */
function changeEachPlace(complete: readonly Specimen[]): readonly Specimen[] {
  const changed = new Map<string, readonly Specimen[]>();
  for (const { delivery } of complete)
    for (const place of placesIn(delivery)) {
      const pointer = `/${place.join("/")}`;
      if (!changed.has(pointer)) changed.set(pointer, changePlace(delivery, place, pointer));
    }
  return [...changed.values()].flat();
}

/** A value of each type. An empty string is valid at every place for strings except one. */
const others: readonly Json[] = [null, true, 0, 0.5, "", [], {}];

function changePlace(delivery: Json, place: readonly Step[], pointer: string): readonly Specimen[] {
  const replaced = others.map((other) => ({
    made: `${JSON.stringify(other)} at ${pointer}`,
    delivery: replaceAt(delivery, place, other),
  }));
  const removed = { made: `nothing at ${pointer}`, delivery: removeAt(delivery, place) };
  const value = valueAt(delivery, place);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return [...replaced, removed];
  const extended = replaceAt(delivery, place, { ...value, unknown_key: 1 });
  return [...replaced, removed, { made: `an unknown key in ${pointer}`, delivery: extended }];
}

/** Combines the keys that some purposes have and others do not. Each key is missing, null or present. */
function combinePurposes(complete: readonly Specimen[]): readonly Specimen[] {
  const datas = complete.map(({ delivery }): JsonObject => Object(delivery).data);
  const members = datas.flatMap((data) => Object.entries(data));
  const own = new Set(members.filter(([, value]) => value === null).map(([key]) => key));
  const shared = Object.fromEntries(members.filter(([key]) => !own.has(key)));
  const there = new Map(members.filter(([, value]) => value !== null));
  const combined = [...own].reduce<readonly JsonObject[]>(
    (before, key) =>
      before.flatMap((data) => [
        data,
        { ...data, [key]: null },
        { ...data, [key]: there.get(key) ?? null },
      ]),
    [shared],
  );
  return combined.map((data) => ({
    made: `data with ${Object.entries(data).map(describeMember).join(", ")}`,
    delivery: replaceAt(complete[0]?.delivery ?? null, ["data"], data),
  }));
}

function describeMember([key, value]: readonly [string, Json]): string {
  return value === null ? `${key} null` : key;
}
