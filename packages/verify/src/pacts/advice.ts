import { type Json, type Steps, valueAtSteps } from "../json/json.ts";
import {
  childOf,
  isMap,
  knownValuesOf,
  type PayloadSchema,
  resolveValue,
  type SchemaNode,
  typeOf,
} from "../schemas/payload-schema.ts";
import { situationOf } from "./situation.ts";

/** Side that has to change, and the change. */
export interface Advice {
  readonly side: "pact" | "schemas";
  readonly text: string;
}

/** A disagreement: the payload, and the place in it that the pact does not take. */
export interface Disagreement {
  readonly payload: Json;
  readonly steps: Steps;
  readonly schema: PayloadSchema;
  /** An example of the schemas that has something at this place, if one does. */
  readonly seenIn?: string | undefined;
}

/**
 * The schemas are the provider's word: it is the pact that has to change, unless it expects a key that
 * they do not declare and an example has.
 */
export function advise(disagreement: Disagreement): Advice {
  const { payload, steps } = disagreement;
  if (steps.length === 0) return pact(notABody);
  const place = findPlace(disagreement);
  const situation = situationOf(payload, steps);
  if (situation === "absent") return adviseAbsent(place, disagreement);
  if (situation === "null") return pact(`The schemas let it be null. ${orNull}${unlessProven}`);
  if (situation === "empty") return pact(`The schemas let it be empty. ${orEmpty}${unlessProven}`);
  return pact(adviseValue(place.node, valueAtSteps(payload, steps)));
}

const notABody =
  "The message is application/json, carries no other metadata, and its content is the envelope: " +
  "expect nothing else.";

const orNull =
  'Read it as nullable and let the pact expect both: for a text regex("[\\\\s\\\\S]*", "example") of pact-js, ' +
  'or for any scalar a rule of type and null with "combine": "OR"; for an object two interactions, one with ' +
  "the state null, one with present.";

const orEmpty =
  "Read it as a list that may be empty: atMostLike(item, 500) of pact-js, or a rule without a minimum. " +
  "eachLike wants at least one item, and lists may be empty.";

const unlessProven = " If you know this to be otherwise, open an issue with a captured payload.";

interface Place {
  readonly kind: "declared" | "key of a map" | "unknown";
  readonly node: SchemaNode;
}

function findPlace({ steps, schema }: Disagreement): Place {
  const start: Place = { kind: "declared", node: schema.root };
  return steps.reduce<Place>(({ kind, node }, step) => {
    const own = resolveValue(node, schema);
    const isItem = typeOf(own) === "array";
    const isDeclared = isItem || own.properties?.[step] !== undefined;
    const here = isDeclared ? kind : isMap(own) ? "key of a map" : "unknown";
    return { kind: kind === "declared" ? here : kind, node: childOf(own, step) };
  }, start);
}

function adviseAbsent({ kind }: Place, { seenIn }: Disagreement): Advice {
  if (kind === "declared") return pact(`The schemas let it be absent. ${orAbsent}${unlessProven}`);
  if (kind === "key of a map")
    return pact(`It is a key of a free map, of which nothing is promised. ${orAbsent}`);
  if (seenIn !== undefined) {
    return {
      side: "schemas",
      text: `${undeclared}, but ${seenIn} has it. Open an issue, so that they do.`,
    };
  }
  return pact(`${undeclared}, and no example has it. Take it out of the pact.${unlessProven}`);
}

const orAbsent =
  "Read it as optional and take it out of the pact: Pact has no way to expect a key that may be absent.";

const undeclared = "The schemas do not declare this key";

function adviseValue(node: SchemaNode, value: Json | undefined): string {
  const known = knownValuesOf(node);
  const list = known.map((one) => JSON.stringify(one)).join(", ");
  if (known.length > 0 && !known.some((one) => one === value)) {
    return `The list of values (${list}) is open, and others may come. ${byType}`;
  }
  if (known.length > 0)
    return `The schemas know the values ${list}, and others may come. ${byType}`;
  if (node.const !== undefined) return `It is always ${JSON.stringify(node.const)}. Expect that.`;
  const form =
    node.format === undefined ? "" : ` (${node.format}, with or without fractions of a second)`;
  const type = typeNames[typeOf(node) ?? ""] ?? "any value";
  return `The schemas promise ${type}${form} here, and no particular value, form or other type. ${byType}`;
}

const typeNames: { readonly [type: string]: string } = {
  object: "an object",
  array: "a list",
  string: "a text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
};

const byType = "Match its type, and let the consumer cope with every value of it.";

function pact(text: string): Advice {
  return { side: "pact", text };
}
