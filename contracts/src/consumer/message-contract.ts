import {
  deliveryState,
  type Json,
  type JsonObject,
  type MessageVariant,
  type RequiredObject,
  type RequiredScalar,
  type RequiredShape,
} from "@order-webhooks/verify/plan";

/** Interaction of the reference receiver's pact, before Pact writes it. */
export interface ContractMessage {
  readonly description: string;
  readonly state: { readonly name: string; readonly params: MessageVariant["variant"] };
  /** Exactly the keys that the receiver requires to accept the delivery. */
  readonly content: JsonObject;
  readonly rules: { readonly [path: string]: Rule };
  readonly fields: ContractFields;
}

/** Matching rule of Pact. */
export interface Rule {
  readonly combine: "AND" | "OR";
  readonly matchers: readonly { readonly match: string }[];
}

/** Fields that handlers read, as JSON paths into `data`, grouped by their presence. */
export interface ContractFields {
  /** Fields that are always present, and so part of the content. */
  readonly promised: readonly string[];
  /** Fields that may be absent. Pact cannot expect them, so handlers must work without them. */
  readonly optional: readonly string[];
}

/** Keys and indexes from the root of a message to a place in it. */
type Steps = readonly (string | number)[];

/**
 * Returns the expectations of the reference receiver for one variant. The content has exactly the keys that the
 * receiver's validator requires. Each value is matched by its type, except the event's name, which is matched exactly.
 * `fields` lists the handlers' fields, with those that are in the content first.
 *
 * @param reads fields that the handlers read, as JSON paths into `data`
 */
export function toContractMessage(
  planned: MessageVariant,
  reads: readonly string[],
): ContractMessage {
  const { description, variant, shape, examples } = planned;
  const { content, rules } = expectObject(shape, [], examples);
  const isPromised = (path: string): boolean =>
    isReadable(content, ["data", ...toFieldSteps(path)]);
  return {
    description,
    state: { name: deliveryState, params: variant },
    content,
    rules: Object.fromEntries([[toPactPath([]), byType], ...rules]),
    fields: {
      promised: reads.filter(isPromised),
      optional: reads.filter((path) => !isPromised(path)),
    },
  };
}

interface Expected<Content extends Json = Json> {
  readonly content: Content;
  readonly rules: readonly (readonly [string, Rule])[];
}

type Examples = readonly Json[];

function expect(shape: RequiredShape, steps: Steps, examples: Examples): Expected {
  switch (shape.kind) {
    case "constant":
      return expectConstant(shape.value, steps);
    case "scalar":
      return expectScalar(shape, steps, examples);
    case "object":
      assertNotNullable(shape, steps);
      return expectObject(shape, steps, examples);
    case "array": {
      assertNotNullable(shape, steps);
      const { content, rules } = expect(shape.item, [...steps, 0], examples);
      return { content: [content], rules };
    }
  }
}

function assertNotNullable({ isNullable }: { readonly isNullable: boolean }, steps: Steps): void {
  if (!isNullable) return;
  const path = toPactPath(steps);
  throw new Error(
    `${path}: expected a required key that is not nullable, got a nullable one. Add a state parameter for two interactions.`,
  );
}

function expectObject(
  { members }: RequiredObject,
  steps: Steps,
  examples: Examples,
): Expected<JsonObject> {
  const expected = members.map(([key, shape]) => {
    return [key, expect(shape, [...steps, key], examples)] as const;
  });
  return {
    content: Object.fromEntries(expected.map(([key, { content }]) => [key, content])),
    rules: expected.flatMap(([, { rules }]) => rules),
  };
}

function expectConstant(content: Json, steps: Steps): Expected {
  // The rule at the root already matches null only with null.
  return { content, rules: content === null ? [] : [[toPactPath(steps), exactly]] };
}

function expectScalar(shape: RequiredScalar, steps: Steps, examples: Examples): Expected {
  const rule = findRule(shape);
  return {
    content: findValue(shape, steps, examples),
    rules: rule === undefined ? [] : [[toPactPath(steps), rule]],
  };
}

// At the root, the rule applies to all values below. A string matches any string, an array matches an array of any
// length, and null matches null.
const byType: Rule = { combine: "AND", matchers: [{ match: "type" }] };

const exactly: Rule = { combine: "AND", matchers: [{ match: "equality" }] };

const orNull: Rule = { combine: "OR", matchers: [{ match: "type" }, { match: "null" }] };

const notEmpty: Rule = { combine: "AND", matchers: [{ match: "type" }, { match: "notEmpty" }] };

/** Returns the rule that applies in addition to the type. */
function findRule({ isNullable, isNotEmpty }: RequiredScalar): Rule | undefined {
  if (isNullable) return orNull;
  return isNotEmpty ? notEmpty : undefined;
}

/** Returns a value of the right type that is neither null nor an empty string, which Pact's type rule cannot use. */
function findValue({ type }: RequiredScalar, steps: Steps, examples: Examples): Json {
  const values = examples.map((example) => valueAt(example, steps));
  const found = values.find((value) => value !== undefined && value !== null && value !== "");
  return found ?? plainValues[type];
}

const plainValues: { readonly [type in RequiredScalar["type"]]: Json } = {
  string: "text",
  integer: 1,
  number: 1.5,
  boolean: true,
};

/** Returns Pact's path of a place. An item of an array stands for all items. */
function toPactPath(steps: Steps): string {
  return `$${steps.map((step) => (typeof step === "number" ? "[*]" : toPactKey(step))).join("")}`;
}

function toPactKey(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `['${key.replace(/['\\]/g, "\\$&")}']`;
}

/** Returns the steps of a path of a handler's field, such as `$.order.items[*].product_id`. */
function toFieldSteps(path: string): Steps {
  return [...path.matchAll(/\.(\w+)|\[\*\]/g)].map(([, key]) => key ?? 0);
}

/** Checks that the path leads to a value, or to an expected null on the way. */
function isReadable(content: Json, steps: Steps): boolean {
  const [step, ...rest] = steps;
  if (step === undefined || content === null) return true;
  const inside = valueAt(content, [step]);
  return inside !== undefined && isReadable(inside, rest);
}

function valueAt(value: Json, steps: Steps): Json | undefined {
  return steps.reduce<Json | undefined>(
    (at, step) => Object.entries(at ?? {}).find(([key]) => key === String(step))?.[1],
    value,
  );
}
