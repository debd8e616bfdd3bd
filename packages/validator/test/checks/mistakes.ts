// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are parts of source code.
import type { Mistake } from "./emitted.ts";

/** Possible mistakes in the emitter. The comparison with Ajv must find each of them. */
export const mistakes: readonly (Mistake & { readonly title: string })[] = [
  {
    title: "null is accepted at every optional key",
    file: "check-functions.ts",
    right: 'mayBeNull ? " && v !== null" : ""',
    wrong: '" && v !== null"',
  },
  {
    title: "null is refused at every optional key",
    file: "check-functions.ts",
    right: 'mayBeNull ? " && v !== null" : ""',
    wrong: '""',
  },
  {
    title: "no key is required",
    file: "check-functions.ts",
    right: "const isRequired = required.includes(key);",
    wrong: "const isRequired = false;",
  },
  {
    title: "a required key that may be null may be missing",
    file: "check-functions.ts",
    right: 'mayBeNull ? `${bound(place)} !== null` : ""',
    wrong: 'mayBeNull ? `${bound(place)} != null` : ""',
  },
  {
    title: "null at a key that its purpose needs has the wrong type",
    file: "check-functions.ts",
    right: "isData === true && isRequired && allPurposeKeys.has(key)",
    wrong: "false",
  },
  {
    title: "the keys of another purpose are not checked",
    file: "check-functions.ts",
    right: ' || node.type === "null"',
    wrong: "",
  },
  {
    title: "a nullable reference refuses null",
    file: "check-functions.ts",
    right: "isNullable(node) || node.anyOf !== undefined",
    wrong: "isNullable(node)",
  },
  {
    title: "the last key of every object is forgotten",
    file: "check-functions.ts",
    right: "const statements = Object.entries(properties).map(",
    wrong: "const statements = Object.entries(properties).slice(0, -1).map(",
  },
  {
    title: "an empty string is accepted everywhere",
    file: "check-functions.ts",
    right: "return minLength === undefined",
    wrong: "return minLength !== 2",
  },
  {
    title: "a fraction is an integer",
    file: "check-functions.ts",
    right: "!Number.isInteger(",
    wrong: "!Number.isFinite(",
  },
  {
    title: "a number has no fraction",
    file: "check-functions.ts",
    right: "!Number.isFinite(",
    wrong: "!Number.isInteger(",
  },
  {
    title: "a string is accepted as a boolean",
    file: "check-functions.ts",
    right: '!== "boolean"`',
    wrong: '!== "string"`',
  },
  {
    title: "an array is accepted as a map",
    file: "check-functions.ts",
    right: "return `!isObject(${value})`;",
    wrong: 'return `typeof ${value} !== "object"`;',
  },
  {
    title: "items are not checked",
    file: "check-functions.ts",
    right: "if (each === undefined) return undefined;",
    wrong: "if (each === items) return undefined;",
  },
  {
    title: "the values of a map are not checked",
    file: "check-functions.ts",
    right: '(typeof values === "object" ? values : undefined)',
    wrong: "undefined",
  },
  {
    title: "items are checked as the values of a map",
    file: "check-functions.ts",
    right: 'items ? "eachItem" : "eachValue"',
    wrong: '"eachValue"',
  },
  {
    title: "an issue inside an object loses its place",
    file: "check-functions.ts",
    right: "within(found, ${path}, inner",
    wrong: 'within(found, "", inner',
  },
  {
    title: "the purposes share one check",
    file: "checked-schemas.ts",
    right: "[dataName(variant), toCheckedData(variant)]",
    wrong:
      "[dataName(variant), { ...toCheckedData(variants[0] ?? variant), name: dataName(variant) }]",
  },
  {
    title: "known values are forgotten",
    file: "known-keys.ts",
    right: "if (known !== undefined) return JSON.stringify(known);",
    wrong: "",
  },
  {
    title: "a known value is forgotten",
    file: "known-keys.ts",
    right: "JSON.stringify(known)",
    wrong: "JSON.stringify(known.slice(1))",
  },
  {
    title: "a date-time is checked as a date",
    file: "known-keys.ts",
    right: '"date" : "dateTime"',
    wrong: '"date" : "date"',
  },
  {
    title: "drift inside an object is not searched",
    file: "known-keys.ts",
    right: "isTable(schema) ? `{ object: ${quote(name)} }`",
    wrong: 'isTable(schema) ? "any"',
  },
  {
    title: "drift inside items is not searched",
    file: "known-keys.ts",
    right: "return `{ listOf: ${knownOf(items, byName)} }`;",
    wrong: 'return "any";',
  },
  {
    title: "drift inside the values of a map is not searched",
    file: "known-keys.ts",
    right: "return `{ mapOf: ${knownOf(values, byName)} }`;",
    wrong: 'return "any";',
  },
  {
    title: "every object is open",
    file: "known-keys.ts",
    right: 'isClosedInStrict(schema) ? [] : ["[otherKeys]: any"]',
    wrong: '["[otherKeys]: any"]',
  },
  {
    title: "every object is closed",
    file: "known-keys.ts",
    right: 'isClosedInStrict(schema) ? [] : ["[otherKeys]: any"]',
    wrong: "[]",
  },
  {
    title: "a declared key counts as unknown",
    file: "known-keys.ts",
    right: "Object.entries(schema.properties ?? {}).map(",
    wrong: "Object.entries(schema.properties ?? {}).slice(1).map(",
  },
];
