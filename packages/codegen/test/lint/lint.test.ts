import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rules } from "../../src/lint/lint.ts";
import { isJsonArray, type Json } from "../../src/schemas/json.ts";
import { toPascalCase } from "../../src/schemas/names.ts";
import { describeProblem } from "../../src/schemas/problem.ts";
import type { Sources } from "../../src/schemas/read.ts";
import { readmeFile } from "../../src/schemas/readme.ts";
import {
  authored,
  eventFile,
  eventType,
  problemsOf,
  withText,
  withValue,
} from "../../testing/authored.ts";
import type { Step } from "../../testing/change-at.ts";

const order = "objects/order.schema.json";
const customer = "objects/customer.schema.json";
const delivery = "delivery.schema.json";
const status = ["properties", "status"];
const commonData = "common-data.schema.json";
const promotion = "purposes/promotion.schema.json";
const message = "purposes/message.schema.json";
const example =
  [...authored.keys()].find((file) => file.startsWith(`examples/${eventType}/`)) ?? "";

interface Case {
  readonly rule: string;
  /** Problem, which is part of the test's title. */
  readonly problem: string;
  readonly sources: Sources;
  /** Place of the reported problem: file, `#`, pointer. */
  readonly at: string;
  /** Part of the message that the case is about. */
  readonly says: RegExp;
}

interface Edit {
  readonly file: string;
  readonly steps: readonly Step[];
  readonly put: Json | undefined;
  /** Pointer of the reported problem, if it differs from the place of the edit. */
  readonly pointer?: string;
}

function edited(rule: string, problem: string, edit: Edit, says: RegExp): Case {
  const { file, steps, put } = edit;
  const at = `${file}#${edit.pointer ?? steps.map((step) => `/${step}`).join("")}`;
  return { rule, problem, sources: withValue(file, steps, put), at, says };
}

function inOrder(rule: string, problem: string, edit: Omit<Edit, "file">, says: RegExp): Case {
  return edited(rule, problem, { file: order, ...edit }, says);
}

function inEvent(rule: string, problem: string, edit: Omit<Edit, "file">, says: RegExp): Case {
  return edited(rule, problem, { file: eventFile, ...edit }, says);
}

/** Variant of the purpose `message` in an event with its own key. */
const ownVariant = {
  description: "With a key of its own.",
  allOf: [{ $ref: `../${message}` }],
  type: "object",
  required: ["own_key"],
  properties: { own_key: { description: "x", type: "string" } },
};

/** The same variant, written out in full. */
const writtenOut = {
  allOf: undefined,
  properties: {
    ...propertiesOf(commonData, "../"),
    ...propertiesOf(message),
    ...ownVariant.properties,
  },
};

function propertiesOf(file: string, prefix = ""): object {
  const { properties } = JSON.parse(authored.get(file) ?? "{}");
  return JSON.parse(JSON.stringify(properties).replaceAll('"objects/', `"${prefix}objects/`));
}

/** Returns the sources in which the first event has its own `message` variant with a change. */
function withOwnVariant(change: object): Sources {
  const event = JSON.parse(authored.get(eventFile) ?? "{}");
  const oneOf = [...event.oneOf.slice(0, 2), { $ref: "#/$defs/message" }];
  const changed = { ...event, oneOf, $defs: { message: { ...ownVariant, ...change } } };
  return withText(eventFile, JSON.stringify(changed));
}

function inOwnVariant(
  rule: string,
  problem: string,
  says: RegExp,
  change: object,
): Omit<Case, "at"> {
  return { rule, problem, sources: withOwnVariant(change), says };
}

const undocumented = `examples/${eventType}/promotion/documented.json`;

const cases: readonly Case[] = [
  {
    rule: "json-syntax",
    problem: "an extra comma",
    sources: withText(order, '{\n  "title": "Order",\n}'),
    at: `${order}#`,
    says: /Expected JSON, got .*line 3/,
  },
  {
    rule: "needed-file",
    problem: "no schemas at all",
    sources: new Map(),
    at: "#",
    says: /Expected schemas, got none/,
  },
  {
    rule: "needed-file",
    problem: "no envelope",
    sources: withText(delivery, undefined),
    at: `${delivery}#`,
    says: /Expected this file, got none/,
  },
  {
    rule: "some-event",
    problem: "no event",
    sources: new Map([...authored].filter(([file]) => !/^(events|examples)\//.test(file))),
    at: "events#",
    says: /Add events\/<event type>\.schema\.json/,
  },
  edited(
    "manifest-version",
    "a manifest without a version",
    { file: "package.json", steps: ["version"], put: undefined },
    /Expected a `version`, got none/,
  ),
  {
    rule: "file-place",
    problem: "a schema without .schema in its name",
    sources: withText("events/other.json", "{}"),
    at: "events/other.json#",
    says: /end in \.schema\.json/,
  },
  {
    rule: "file-place",
    problem: "an example next to its folder",
    sources: withText(`examples/${eventType}/one.json`, "{}"),
    at: `examples/${eventType}/one.json#`,
    says: /examples\/<event>\/<purpose>\//,
  },
  {
    rule: "file-name",
    problem: "an event in capitals",
    sources: withText("events/Order-Made.schema.json", authored.get(eventFile)),
    at: "events/Order-Made.schema.json#",
    says: /lower case with dots/,
  },
  {
    rule: "file-name",
    problem: "an object in capitals",
    sources: withText("objects/OrderThing.schema.json", authored.get(order)),
    at: "objects/OrderThing.schema.json#",
    says: /lower case with hyphens/,
  },
  {
    rule: "example-folder",
    problem: "an example of an event without a schema",
    sources: withText("examples/some.other.event/message/one.json", "{}"),
    at: "examples/some.other.event/message/one.json#",
    says: /Expected an event with a schema, got "some\.other\.event"/,
  },
  {
    rule: "example-folder",
    problem: "an example of an unknown purpose",
    sources: withText(`examples/${eventType}/gift/one.json`, "{}"),
    at: `examples/${eventType}/gift/one.json#`,
    says: /promotion, unique_code, message, got "gift"/,
  },
  {
    rule: "file-name",
    problem: "an unknown purpose",
    sources: withText("purposes/gift.schema.json", authored.get(message)),
    at: "purposes/gift.schema.json#",
    says: /promotion, unique_code, message, got "gift"/,
  },
  inOrder("schema-is-object", "a boolean schema", { steps: status, put: true }, /Write its `type`/),
  inOrder(
    "dialect",
    "another draft",
    { steps: ["$schema"], put: "http://json-schema.org/draft-07/schema#" },
    /2020-12/,
  ),
  inOrder(
    "known-keyword",
    "OpenAPI's nullable",
    { steps: [...status, "nullable"], put: true },
    /\[\.\.\., "null"\]/,
  ),
  inOrder(
    "known-keyword",
    "a closed enum",
    { steps: [...status, "enum"], put: ["PAID"] },
    /x-extensible-enum/,
  ),
  inOrder(
    "known-keyword",
    "an unknown keyword",
    { steps: [...status, "type:"], put: "string" },
    /keywords that are allowed here, got `type:`/,
  ),
  inOrder(
    "known-keyword",
    "a title inside",
    { steps: ["properties", "amount", "title"], put: "Amount" },
    /Only the root of a file/,
  ),
  inOrder(
    "known-keyword",
    "a title of one known value",
    { steps: ["properties", "object", "title"], put: "OrderObject" },
    /two or more known values/,
  ),
  inOrder(
    "known-keyword",
    "a closed object",
    { steps: ["$id"], put: "urn:order" },
    /path of a file/,
  ),
  edited(
    "known-keyword",
    "a purpose as a map",
    { file: message, steps: ["additionalProperties"], put: true },
    /distinguish the purposes/,
  ),
  edited(
    "known-keyword",
    "common data that extends something",
    { file: commonData, steps: ["allOf"], put: [{ $ref: promotion }] },
    /Only a purpose/,
  ),
  {
    ...inOwnVariant("known-keyword", "an own variant as a map", /distinguish the purposes/, {
      additionalProperties: true,
    }),
    at: `${eventFile}#/$defs/message/additionalProperties`,
  },
  {
    ...inOwnVariant("has-type", "an own variant without a type", /Expected a `type`, got none/, {
      type: undefined,
    }),
    at: `${eventFile}#/$defs/message`,
  },
  {
    ...inOwnVariant(
      "description",
      "an own variant without a description",
      /Expected a `description`, got none/,
      {
        description: undefined,
      },
    ),
    at: `${eventFile}#/$defs/message`,
  },
  inOrder(
    "keyword-form",
    "additionalProperties false",
    { steps: ["additionalProperties"], put: false },
    /true or a schema/,
  ),
  inOrder(
    "keyword-form",
    "a known value twice",
    { steps: [...status, "x-extensible-enum"], put: ["A", "A"] },
    /different strings/,
  ),
  inOrder(
    "keyword-form",
    "required keys that are not an array",
    { steps: ["required"], put: "id" },
    /Expected an array of different keys, got "id"\. Change `required`/,
  ),
  inOrder(
    "keyword-form",
    "an example of an object that is a string",
    { steps: ["examples"], put: ["ord_1"] },
    /array of one or more objects/,
  ),
  inOrder(
    "has-type",
    "no type",
    { steps: [...status, "type"], put: undefined, pointer: "/properties/status" },
    /Expected a `type`, got none/,
  ),
  inOrder(
    "one-type-or-null",
    "two types",
    { steps: [...status, "type"], put: ["string", "integer"] },
    /one of object, array/,
  ),
  inOrder(
    "one-type-or-null",
    "an object's file of another type",
    { steps: ["type"], put: ["object", "null"] },
    /Expected "object", got \["object","null"\]/,
  ),
  inOrder(
    "one-type-or-null",
    "null alone",
    { steps: ["properties", "amount", "type"], put: "null" },
    /one of object, array/,
  ),
  inOrder(
    "keyword-fits-type",
    "items of a string",
    { steps: [...status, "items"], put: { type: "string" } },
    /got `items`, which belongs to the type array/,
  ),
  inOrder(
    "map-or-fields",
    "fields and typed other keys",
    { steps: ["additionalProperties"], put: { type: "string" } },
    /Write true/,
  ),
  inOrder(
    "known-format",
    "a format that only some tools check",
    { steps: ["properties", "id", "format"], put: "uuid" },
    /date-time or date/,
  ),
  inOrder(
    "required-declared",
    "a required key without a schema",
    { steps: ["required"], put: ["id", "colour"], pointer: "/required/1" },
    /got "colour", which is not in `properties`/,
  ),
  inOrder(
    "bare-ref",
    "a keyword next to a reference",
    { steps: ["properties", "customer", "minLength"], put: 1, pointer: "/properties/customer" },
    /"anyOf": \[\{ "\$ref" \}/,
  ),
  inOrder(
    "bare-ref",
    "a union",
    {
      steps: ["properties", "customer", "anyOf"],
      put: [{ type: "string" }, { type: "null" }],
      pointer: "/properties/customer",
    },
    /with a description at most/,
  ),
  inOrder(
    "description",
    "a property without a description",
    { steps: [...status, "description"], put: undefined, pointer: "/properties/status" },
    /Expected a `description`, got none/,
  ),
  inOrder(
    "title-matches-file",
    "another title",
    { steps: ["title"], put: "Bestellung" },
    /Expected "Order", .* got "Bestellung"/,
  ),
  inOrder(
    "unique-type-name",
    "known values named like an object",
    { steps: [...status, "title"], put: "Customer" },
    /Customer, which is also made by objects\/customer\.schema\.json/,
  ),
  inOrder(
    "unique-type-name",
    "known values named like a purpose's data",
    { steps: [...status, "title"], put: "MessageData" },
    /MessageData, which is also made by purposes\/message\.schema\.json/,
  ),
  inOrder(
    "known-values-name",
    "known values without a name",
    { steps: [...status, "title"], put: undefined, pointer: "/properties/status" },
    /"title": "OrderStatus"/,
  ),
  inOrder(
    "known-values-name",
    "known values with the name of a key",
    { steps: [...status, "title"], put: "order_status" },
    /PascalCase/,
  ),
  inOrder(
    "known-values-name",
    "known values with the name of other ones",
    { steps: [...status, "title"], put: "DiscountType" },
    /DiscountType, got other values than in objects\/discount\.schema\.json/,
  ),
  {
    rule: "unique-type-name",
    problem: "an object named like a type that always exists",
    sources: withText(
      "objects/event-map.schema.json",
      authored.get(order)?.replace('"title": "Order"', '"title": "EventMap"'),
    ),
    at: "objects/event-map.schema.json#",
    says: /the type EventMap, which is also made by/,
  },
  {
    rule: "unique-bundle",
    problem: "an event named like the envelope of another event",
    sources: withText(
      `events/${eventType}.delivery.schema.json`,
      JSON.stringify({
        ...JSON.parse(authored.get(eventFile) ?? "{}"),
        title: `${toPascalCase(eventType)}DeliveryData`,
      }),
    ),
    at: `events/${eventType}.delivery.schema.json#`,
    says: /Rename the event's file/,
  },
  inOrder(
    "ref-target",
    "a reference to nothing",
    { steps: ["properties", "customer", "anyOf", 0, "$ref"], put: "client.schema.json" },
    /path of a file in objects\/, got "/,
  ),
  inOrder(
    "ref-target",
    "a reference to the network",
    {
      steps: ["properties", "customer", "anyOf", 0, "$ref"],
      put: "https://schemas.example/customer.json",
    },
    /relative path/,
  ),
  inOrder(
    "ref-target",
    "a reference to an event",
    {
      steps: ["properties", "customer"],
      put: { description: "x", $ref: `../${eventFile}` },
      pointer: "/properties/customer/$ref",
    },
    /path of a file in objects\/, got "/,
  ),
  edited(
    "title-matches-file",
    "a purpose without a title",
    { file: message, steps: ["title"], put: undefined },
    /Expected "MessageData", .* got nothing/,
  ),
  edited(
    "ref-target",
    "a purpose's reference to nothing",
    {
      file: promotion,
      steps: ["properties", "campaign", "$ref"],
      put: "../objects/campane.schema.json",
    },
    /path of a file in objects\/, got "/,
  ),
  inEvent(
    "event-purposes",
    "a purpose left out",
    { steps: ["oneOf"], put: [{ $ref: `../${message}` }] },
    /one reference for each of promotion, unique_code, message, got \[/,
  ),
  inEvent(
    "event-purposes",
    "a reference to an unknown purpose",
    { steps: ["oneOf", 2], put: { $ref: "../purposes/gift.schema.json" } },
    /Expected .*message.* got .*gift/,
  ),
  inEvent(
    "event-purposes",
    "purposes in another order",
    { steps: ["oneOf", 0], put: { $ref: `../${message}` } },
    /Refer to the purpose promotion here/,
  ),
  {
    rule: "purpose-file",
    problem: "a reference to a purpose without a file",
    sources: withText(message, undefined),
    at: `${message}#`,
    says: /Expected a file here/,
  },
  inEvent(
    "event-purposes",
    "a variant that is referred to and not written out",
    { steps: ["oneOf", 2], put: { $ref: "#/$defs/message" }, pointer: "/$defs" },
    /\(message\), got nothing/,
  ),
  inEvent(
    "event-purposes",
    "a variant that is written out and not referred to",
    { steps: ["$defs"], put: { message: ownVariant } },
    /\(none\), got \["message"\]/,
  ),
  edited(
    "purpose-extension",
    "a purpose that extends another one",
    { file: promotion, steps: ["allOf"], put: [{ $ref: "message.schema.json" }] },
    /common-data/,
  ),
  {
    ...inOwnVariant("purpose-extension", "a variant that extends another purpose", /message/, {
      allOf: [{ $ref: `../${promotion}` }],
    }),
    at: `${eventFile}#/$defs/message/allOf`,
  },
  {
    rule: "purpose-file",
    problem: "missing common data",
    sources: withText(commonData, undefined),
    at: `${commonData}#`,
    says: /Expected a file here/,
  },
  {
    ...inOwnVariant("extension-keys", "a variant that declares a key again", /purposes\/message/, {
      required: undefined,
      properties: { voucher: { description: "x", type: "null" } },
    }),
    at: `${eventFile}#/$defs/message/properties/voucher`,
  },
  edited(
    "extension-keys",
    "a purpose that declares a key of all data again",
    { file: message, steps: ["properties", "order"], put: { description: "x", type: "object" } },
    /common-data/,
  ),
  edited(
    "common-keys",
    "a key of every delivery not required",
    {
      file: commonData,
      steps: ["required"],
      put: ["customer", "referrer", "order"],
    },
    /Expected "redemption" in `required`/,
  ),
  edited(
    "own-keys",
    "a purpose's own key not required",
    {
      file: promotion,
      steps: ["required"],
      put: ["campaign"],
      pointer: "/properties/promotion_tier",
    },
    /identifies the purpose promotion/,
  ),
  edited(
    "other-purposes-keys",
    "a key of another purpose not declared",
    { file: message, steps: ["properties", "voucher"], put: undefined },
    /Declare it with the type "null"/,
  ),
  {
    ...inOwnVariant(
      "common-keys",
      "an own variant without a key of all data",
      /Expected "order" in `required`/,
      {
        ...writtenOut,
        required: ["customer", "referrer", "redemption"],
      },
    ),
    at: `${eventFile}#/$defs/message/required`,
  },
  edited(
    "nullable-keys",
    "a referrer that may not be null",
    {
      file: commonData,
      steps: ["properties", "referrer"],
      put: { description: "x", $ref: customer },
    },
    /nullable reference/,
  ),
  edited(
    "nullable-keys",
    "a nullable object without an example",
    { file: customer, steps: ["examples"], put: undefined },
    /Add `examples`/,
  ),
  edited(
    "delivery-form",
    "data with declared keys",
    {
      file: delivery,
      steps: ["properties", "data", "properties"],
      put: {},
      pointer: "/properties/data",
    },
    /without declared keys/,
  ),
  edited(
    "delivery-form",
    "an event that does not name its type",
    { file: delivery, steps: ["properties", "event"], put: { description: "x", type: "object" } },
    /requires "type"/,
  ),
  edited(
    "delivery-form",
    "no example",
    { file: delivery, steps: ["examples"], put: undefined, pointer: "" },
    /Expected an example of the envelope, got none/,
  ),
  edited(
    "example-is-object",
    "an example that is a list",
    { file: example, steps: [], put: [] },
    /Write the value of `data`/,
  ),
  {
    rule: "example-per-purpose",
    problem: "a purpose without an example",
    sources: new Map(
      [...authored].filter(([file]) => !file.startsWith(`examples/${eventType}/promotion/`)),
    ),
    at: `${eventFile}#/oneOf/0`,
    says: /Expected an example of promotion, got none\. Add one to schemas\/examples\//,
  },
  {
    rule: "example-distinct",
    problem: "an example that repeats another",
    sources: withText(example.replace(/[^/]+$/, "zz-again.json"), authored.get(example)),
    at: `${example.replace(/[^/]+$/, "zz-again.json")}#`,
    says: /the same as examples\/.*. Change it or remove it/,
  },
  edited(
    "evidence-documented",
    "evidence for a missing example",
    {
      file: "evidence.json",
      steps: ["documented", "a/b/c.json"],
      put: { source: "x", sha256: "y" },
      pointer: "/documented/a~1b~1c.json",
    },
    /examples\/a\/b\/c\.json, got none/,
  ),
  {
    rule: "evidence-entry",
    problem: "a documented payload without its entry",
    sources: withText(undocumented, "{}"),
    at: `evidence.json#/documented/${undocumented.slice("examples/".length).replaceAll("/", "~1")}`,
    says: /Add ".*documented\.json": \{"source":.*,"sha256":"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"\}/,
  },
  edited(
    "evidence-purposes",
    "a purpose with unknown evidence",
    { file: "evidence.json", steps: ["purposes", "message"], put: "rumor" },
    /documented, sibling, text/,
  ),
  {
    rule: "refused-form",
    problem: "a refused body without a reason",
    sources: withText(
      "refused/no-reason.json",
      '{ "description": "x", "form": "delivery", "body": 1 }',
    ),
    at: "refused/no-reason.json#",
    says: /"reason", "pointer", "code"/,
  },
  edited(
    "example-valid",
    "a required key missing",
    { file: example, steps: ["order", "id"], put: undefined, pointer: "/order" },
    /must have required property 'id'/,
  ),
  edited(
    "example-valid",
    "a key that is not declared",
    { file: example, steps: ["order", "colour"], put: "red" },
    /key that the schema does not declare/,
  ),
  edited(
    "example-valid",
    "an unknown value",
    { file: example, steps: ["order", "status"], put: "LOST" },
    /must be one of CREATED/,
  ),
  edited(
    "example-valid",
    "an invalid time",
    { file: example, steps: ["order", "created_at"], put: "yesterday" },
    /match format "date-time"/,
  ),
  edited(
    "object-example-valid",
    "an example of an object with a wrong type",
    { file: order, steps: ["examples", 0, "amount"], put: "12" },
    /must be integer/,
  ),
  edited(
    "object-example-valid",
    "an example of the envelope with wrong data",
    { file: delivery, steps: ["examples", 0, "data", "order"], put: null },
    /must be object/,
  ),
];

const markers = "<!-- events:start -->\n<!-- events:end -->";

const readmeCases: readonly Case[] = [
  { problem: "no README", sources: withText(readmeFile, undefined), says: /got no README/ },
  {
    problem: "a README without markers",
    sources: withText(readmeFile, "# Hi"),
    says: /events:start/,
  },
  { problem: "markers twice", sources: withText(readmeFile, markers + markers), says: /once each/ },
  {
    problem: "markers the wrong way round",
    sources: withText(readmeFile, "<!-- events:end --><!-- events:start -->"),
    says: /in this order/,
  },
].map((each) => ({ ...each, rule: "readme-markers", at: `${readmeFile}#` }));

/** Returns the steps to every value inside a value, including the value itself. */
function stepsInto(value: Json, steps: readonly Step[]): readonly (readonly Step[])[] {
  const children = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const keys = children.map(([key, child]): [Step, Json] => [
    isJsonArray(value) ? Number(key) : key,
    child,
  ]);
  return [steps, ...keys.flatMap(([key, child]) => stepsInto(child, [...steps, key]))];
}

describe("the lint", () => {
  it("finds no problem in the authored schemas", () => {
    expect(problemsOf(authored)).toEqual([]);
  });

  it.each([...cases, ...readmeCases])("$rule refuses $problem", ({ rule, sources, at, says }) => {
    const problems = problemsOf(sources);
    const found = problems.map(({ file, pointer, ...rest }) => ({
      at: `${file}#${pointer}`,
      rule: rest.rule,
    }));
    expect(found).toEqual([{ at, rule }]);
    expect(problems[0]?.message).toMatch(says);
  });

  it("reports complete sentences for any value at any place, and never throws", () => {
    const files = [...authored.keys()].filter(
      (file) => file.endsWith(".json") && !file.startsWith("examples/"),
    );
    const place = fc.constantFrom(...files).chain((file) =>
      fc.record({
        file: fc.constant(file),
        steps: fc.constantFrom(...stepsInto(JSON.parse(authored.get(file) ?? ""), [])),
        put: fc.jsonValue({ maxDepth: 2 }).map((value): Json => JSON.parse(JSON.stringify(value))),
      }),
    );
    const answers = ({ file, steps, put }: Edit): boolean => {
      const problems = problemsOf(withValue(file, steps, put));
      return problems.every(({ message }) => /\w.*\.$/.test(message));
    };
    fc.assert(fc.property(place, answers), { numRuns: 40, seed: 20251123 });
  });

  it("has a case for every rule", () => {
    const shown = new Set([...cases, ...readmeCases].map(({ rule }) => rule));
    expect(rules.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([]);
  });

  it("gives each rule a different ID", () => {
    const ids = rules.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it("describes a problem in one complete line", () => {
    const problem = {
      file: order,
      pointer: "/title",
      rule: "a-rule",
      message: "It is wrong. Fix it.",
      reason: "why",
    };
    expect(describeProblem(problem)).toBe(
      "schemas/objects/order.schema.json#/title: It is wrong. Fix it. (a-rule: why)",
    );
    expect(describeProblem({ ...problem, file: readmeFile, pointer: "" })).toBe(
      "README.md: It is wrong. Fix it. (a-rule: why)",
    );
  });
});
