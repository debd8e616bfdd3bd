import { type Json, type Steps, toPointer } from "../json/json.ts";
import type { Form } from "../plan/delivery.ts";
import { type DeclaredPlace, findKey, findPlace, type Unsure } from "../schemas/declared-place.ts";
import {
  isMap,
  isNullable,
  knownValuesOf,
  type PayloadSchema,
  resolveValue,
  type SchemaNode,
  typeOf,
} from "../schemas/payload-schema.ts";
import { isChosenByState } from "../schemas/variants.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import type { Advice } from "./findings.ts";
import { remedies } from "./remedies.ts";
import { keyOfPlace } from "./situation.ts";
import type { PactSubject } from "./subject.ts";

/** Place in a message that does not satisfy the pact. */
export interface Disagreement {
  readonly steps: Steps;
  readonly schema: PayloadSchema;
  /** Form of the message. Default: the envelope. */
  readonly form?: Form;
  /** Other form, if the pact is written for it. */
  readonly looksLike?: Form | undefined;
  /** True if a rule for each key or each value of an object fails there. */
  readonly isOfEach?: boolean | undefined;
  /** Example of the schemas that has a value at this place, if there is one. */
  readonly seenIn?: string | undefined;
}

/** Returns advice on a place in the messages of a subject. */
export function adviseOn(
  { schema, form, looksLike, seenIn }: PactSubject,
  steps: Steps,
  isOfEach?: boolean,
): Advice {
  return advise({ steps, schema, form, looksLike, isOfEach, seenIn: seenIn(steps) });
}

/**
 * Returns the side that has to change, and the change. The schemas represent the provider, so the
 * pact has to change. The exception is a key that an example has and the schemas do not declare.
 * The text depends only on the place, so that the change fixes every payload.
 */
export function advise(disagreement: Disagreement): Advice {
  const { steps, schema, form = "envelope", looksLike, isOfEach } = disagreement;
  if (steps.length === 0 && isOfEach !== true)
    return pact(looksLike === undefined ? notABody[form] : toForm[looksLike]);
  const place = findPlace(steps, schema);
  if (place.kind === "unknown") return adviseUnknown(disagreement);
  if (place.unsure !== undefined) return pact(adviseUnsure(place, place.unsure, disagreement));
  const node = resolveValue(place.node, schema);
  if (isOfEach === true && typeOf(node) === "object" && !isMap(node))
    return pact(remedies.noRuleForEach);
  const key = steps.at(-1);
  const isInData = steps.length === (form === "raw" ? 1 : 2);
  if (isInData && isChosenByState(key)) return pact(remedies.bothStates(key));
  return pact(advisePromised(place.node, schema));
}

/**
 * Returns the outermost place on the path that has to change. For example, keys inside a list that
 * may be absent are removed with the list. Failures with the same such place need the same change.
 */
export function placeToChange(steps: Steps, schema: PayloadSchema): Steps {
  const { kind, unsure } = findPlace(steps, schema);
  return kind === "unknown" ? steps : (unsure?.steps ?? steps);
}

function pact(text: string): Advice {
  return { side: "pact", text };
}

const notABody: { readonly [F in Form]: string } = {
  envelope: describeMessage("the envelope"),
  raw: describeMessage("the event's data"),
};

function describeMessage(content: string): string {
  return (
    `The message has the content type application/json, no other metadata, and ${content} as its content. ` +
    "Remove all other metadata, and every rule for the whole message, from the pact."
  );
}

const toForm: { readonly [F in Form]: string } = {
  raw:
    'Add the parameter form: "raw" to the state. ' +
    'If the consumer does receive the envelope, move the expected keys below "data".',
  envelope:
    'Remove the parameter form: "raw" from the state. ' +
    'If the consumer does receive raw payloads, expect the keys of "data" at the root.',
};

const undeclared = "The schemas do not declare this key";

function adviseUnknown({ steps, schema, seenIn }: Disagreement): Advice {
  if (seenIn !== undefined) {
    const text = `${undeclared}, but ${seenIn} has it. Open an issue, so that the schemas declare it.`;
    return { side: "schemas", text };
  }
  const other = findKey(steps, schema);
  if (other === undefined)
    return pact(`${undeclared}, and no example has it. ${remedies.takeOut}${unlessProven}`);
  const known = `${undeclared} here. They have ${toPointer(other)}`;
  const { unsure } = findPlace(other, schema);
  return pact(
    unsure === undefined
      ? `${known}. Expect that key instead.`
      : `${known}, which may be absent. ${remedies.takeOut}`,
  );
}

const unlessProven = " If your payloads differ, open an issue with a captured payload.";

/**
 * Returns advice on a place whose value may be missing, or on a place inside of it. A pact cannot
 * express that a value may be missing.
 */
function adviseUnsure(place: DeclaredPlace, unsure: Unsure, disagreement: Disagreement): string {
  const { steps, schema } = disagreement;
  const ways = listAbsences(unsure, schema);
  if (unsure.steps.length < steps.length) {
    const pointer = toOneLine(keyOfPlace(unsure.steps), mostOfQuote);
    return `It is part of ${pointer}, which the schemas let be ${ways}. ${remedies.readAsOptional("that", unsure.isOptional)}${unlessProven}`;
  }
  return place.kind === "key of a map"
    ? `It is a key of a free map, and the schemas promise none of its keys. ${remedies.readAsOptional("it", true)}`
    : `The schemas let this ${describe(place.node, schema)} be ${ways}. ${remedies.readAsOptional("it", unsure.isOptional)}${unlessProven}`;
}

/** Lists the alternatives to a value in words. */
function listAbsences({ node, isOptional }: Unsure, schema: PayloadSchema): string {
  const ways = [
    ...(isOptional ? ["absent"] : []),
    ...(isNullable(node, schema) ? ["null"] : []),
    ...(typeOf(resolveValue(node, schema)) === "array" ? ["empty"] : []),
  ];
  return ways.join(", ").replace(/, (?=\w+$)/, " or ");
}

/** Returns advice on a place that always has a value. */
function advisePromised(declared: SchemaNode, schema: PayloadSchema): string {
  const node = resolveValue(declared, schema);
  const type = typeOf(node);
  const promised = `The schemas promise ${withArticle(describe(declared, schema))}`;
  if (type === undefined) return `The schemas promise no type here. ${remedies.anyValue}`;
  if (type === "null") return "The value is always null. Expect null.";
  if (isNullable(declared, schema))
    return `${promised} or null here. ${remedies.orNull(type)}${unlessProven}`;
  if (node.const !== undefined)
    return `The value is always ${JSON.stringify(node.const)}. Expect that value.`;
  if (isMap(node)) return `${promised} here, and none of its keys. ${remedies.map}`;
  if (type === "object") return `${promised} here. ${remedies.object}`;
  return type === "array"
    ? `${promised} here, which may be empty. ${remedies.anyLength}${unlessProven}`
    : `${promised} here, but no particular value or format. ${remedies.byType}`;
}

function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}

/** Describes a kind of value, without an article. */
function describe(declared: SchemaNode, schema: PayloadSchema): string {
  const node = resolveValue(declared, schema);
  const known = knownValuesOf(node).map((one: Json) => JSON.stringify(one));
  const noun = nouns[typeOf(node) ?? ""] ?? "value";
  if (typeOf(node) === "null") return "object of other purposes";
  if (known.length > 0) return `${noun} (${known.join(", ")}, and others may be added)`;
  if (node.format === undefined) return noun;
  return `${noun} (${node.format}, with or without fractions of a second)`;
}

const nouns: { readonly [type: string]: string } = {
  object: "object",
  array: "list",
  string: "string",
  integer: "integer",
  number: "number",
  boolean: "boolean",
};
