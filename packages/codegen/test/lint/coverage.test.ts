import { describe, expect, it } from "vitest";
import { statesOf } from "../../src/schemas/derive-examples.ts";
import { isJsonArray, isJsonObject, type Json } from "../../src/schemas/json.ts";
import {
  nullableKeys,
  type ObjectModel,
  referencedName,
  type SchemaNode,
} from "../../src/schemas/model.ts";
import { isNullable } from "../../src/schemas/profiles.ts";
import { authoredModel } from "../../testing/authored.ts";

const model = authoredModel();
const byName = new Map(model.objects.map(({ name, schema }) => [name, schema]));
const types: readonly ObjectModel[] = [...model.objects, model.delivery];

/** Schema with its name in the list of missing examples, such as `Order.items[]`. */
interface Place {
  readonly name: string;
  readonly node: SchemaNode;
}

/** Returns the requirements on the examples for a place and the places below it, in words. */
function demandsOf(place: Place): readonly string[] {
  const { name, node } = place;
  const known = node["x-extensible-enum"] ?? [];
  return [
    `${name}: there`,
    ...(isObject(node) ? [`${name}: not null`] : []),
    ...(isObject(node) && (isNullable(node) || node.anyOf) ? [`${name}: null`] : []),
    ...known.map((value) => `${name}: ${JSON.stringify(value)}`),
    ...placesBelow(place).flatMap(demandsOf),
  ];
}

/** Returns the requirements that a value meets, in the same words. */
function shownBy({ name, node }: Place, value: Json): readonly string[] {
  const there = `${name}: there`;
  if (value === null) return [there, `${name}: null`];
  const ref = node.$ref ?? node.anyOf?.[0].$ref;
  const own = [there, `${name}: not null`, `${name}: ${JSON.stringify(value)}`];
  if (ref === undefined) return [...own, ...shownBelow({ name, node }, value)];
  const target = referencedName(ref);
  return [...own, ...shownBy({ name: target, node: byName.get(target) ?? {} }, value)];
}

function shownBelow(place: Place, value: Json): readonly string[] {
  const below = new Map(placesBelow(place).map((child) => [child.name, child]));
  const show = (name: string, child: Json): readonly string[] => {
    const known = below.get(name);
    return known === undefined ? [] : shownBy(known, child);
  };
  if (isJsonArray(value)) return value.flatMap((item) => show(`${place.name}[]`, item));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => [
    ...show(`${place.name}.${key}`, child),
    ...show(`${place.name}{}`, child),
  ]);
}

function placesBelow({ name, node }: Place): readonly Place[] {
  const { properties = {}, items, additionalProperties } = node;
  const fields = Object.entries(properties).map(([key, child]) => ({
    name: `${name}.${key}`,
    node: child,
  }));
  const values = typeof additionalProperties === "object" ? additionalProperties : undefined;
  return [
    ...fields,
    ...(items ? [{ name: `${name}[]`, node: items }] : []),
    ...(values ? [{ name: `${name}{}`, node: values }] : []),
  ];
}

function isObject({ type, $ref, anyOf }: SchemaNode): boolean {
  return $ref !== undefined || anyOf !== undefined || [type].flat().includes("object");
}

describe("the authored examples", () => {
  it("show each declared key, both states of each nullable object, and each known value", () => {
    const ofData = model.examples.filter(({ origin }) => origin !== "derived");
    const variants = model.events.flatMap(({ type, variants: own }) =>
      own.map((variant) => ({ event: type, ...variant })),
    );
    const inData = ofData.flatMap(({ event, purpose, data }) => {
      const variant = variants.find((other) => other.event === event && other.purpose === purpose);
      return variant ? shownBy({ name: variant.typeName, node: variant.schema }, data) : [];
    });
    const inDeliveries = model.delivery.examples.flatMap((example) =>
      shownBy({ name: model.delivery.name, node: model.delivery.schema }, example),
    );
    const shown = new Set([...inData, ...inDeliveries]);
    const demanded = types.flatMap(({ name, schema }) => demandsOf({ name, node: schema }));
    expect(demanded.filter((fact) => !shown.has(fact))).toEqual([]);
    expect(demanded.length).toBeGreaterThan(100);
  });
});

describe("the examples of each event and purpose", () => {
  it("show each nullable key null and present", () => {
    const missing = model.events.flatMap(({ type, variants }) =>
      variants.flatMap(({ purpose }) => {
        const own = model.examples.filter(
          (other) => other.event === type && other.purpose === purpose,
        );
        const facts = own.flatMap(({ data }) => factsOf(data));
        return nullableKeys
          .flatMap((key) => [`${key} null`, `${key} present`])
          .filter((fact) => !facts.includes(fact))
          .map((fact) => `${type} ${purpose}: ${fact}`);
      }),
    );
    expect(missing).toEqual([]);
  });
});

function factsOf(data: Parameters<typeof statesOf>[0]): readonly string[] {
  const states = statesOf(data);
  return nullableKeys.map((key) => `${key} ${states[key]}`);
}
