import { pointerTo } from "../schemas/json.ts";
import { allPurposeKeys, type SchemaNode, type TypeName } from "../schemas/model.ts";
import { isNullable } from "../schemas/profiles.ts";
import { type CheckedSchema, referenceOf } from "./checked-schemas.ts";
import { quote, usedNames, withoutStrings } from "./quote.ts";

/**
 * Makes the module of check functions, with one function for each schema and one statement for each key.
 *
 * A function reads each declared key once and finds every issue. If there is no issue, it allocates nothing.
 *
 * @param exported names of the schemas whose check functions other modules call
 */
export function checkFunctionsModule(
  schemas: readonly CheckedSchema[],
  exported: ReadonlySet<string>,
): string {
  const functions = schemas.map(
    (schema) =>
      `/** ${schema.source} */\n${exported.has(schema.name) ? "export " : ""}${checkFunction(schema)}`,
  );
  const text = functions.join("\n");
  const used = usedNames(runtime, text);
  return `import type { Check, Found } from "../checks/check.ts";
import { ${used.join(", ")} } from "../checks/found.ts";
import { isObject } from "../json/received-type.ts";

${text}`;
}

/** Returns the name of the function that checks a schema. */
export function functionName(name: string): string {
  return `check${name}`;
}

function checkFunction({ name, schema, isData }: CheckedSchema): string {
  const { properties, required = [] } = schema;
  if (properties === undefined)
    return arrow(name, "v", [checkStatement(schema, { read: "v", path: "", isRequired: true })]);
  const statements = Object.entries(properties).map(([key, node]) => {
    const isRequired = required.includes(key);
    const nullIsAbsent = isData === true && isRequired && allPurposeKeys.has(key);
    const read = `data${accessTo(key)}${nullIsAbsent ? " ?? undefined" : ""}`;
    return checkStatement(node, { read, path: pointerTo("", key), isRequired });
  });
  return arrow(name, "data", statements);
}

function arrow(name: string, parameter: "data" | "v", statements: readonly string[]): string {
  const isObject = parameter === "data";
  const text = statements.join("\n");
  const code = withoutStrings(text);
  const variables = [
    "found: Found",
    ...(isObject && code.includes("(v = ") ? ["v: unknown"] : []),
    ...(code.includes("(inner = ") ? ["inner: Found"] : []),
  ];
  const guard = isObject ? 'if (!isObject(data)) return add(undefined, "", data, anObject);' : "";
  return `const ${functionName(name)}: Check = (${parameter}) => {
${guard}
let ${variables.join(", ")};
${text}
return found;
};
`;
}

/** Value that a statement checks. */
interface Place {
  /** JavaScript that reads the value. The variable `v` holds the value afterwards. */
  readonly read: string;
  /** JSON pointer to the value, relative to the value that the function checks. */
  readonly path: string;
  readonly isRequired: boolean;
}

function accessTo(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${quote(key)}]`;
}

/** Makes one statement. It skips an absent or null value if that is allowed, and checks any other value. */
function checkStatement(node: SchemaNode, place: Place): string {
  const guard = guardFor(node, place);
  const value = guard === "" ? place.read : "v";
  const misfit = callFor(node, value) ?? comparisonFor(node, guard === "" ? bound(place) : value);
  const condition = [guard, misfit].filter(Boolean).join(" && ");
  return `if (${condition}) found = ${additionOf(node, quote(place.path))};`;
}

/** Returns JavaScript that keeps the value in the variable `v`. */
function bound({ read }: Place): string {
  return read === "v" ? read : `(v = ${read})`;
}

/** Returns the condition under which the value needs a check. Empty if it always does. */
function guardFor(node: SchemaNode, place: Place): string {
  const mayBeNull = mayBeNullIn(node) || node.type === "null";
  if (place.isRequired) return mayBeNull ? `${bound(place)} !== null` : "";
  // Two comparisons with constants are faster than `!= null`, which inspects the value.
  return `${bound(place)} !== undefined${mayBeNull ? " && v !== null" : ""}`;
}

/** Returns the call of another check function, or undefined if a comparison is enough. */
function callFor(node: SchemaNode, value: string): string | undefined {
  const { items, additionalProperties: values } = node;
  const reference = referenceOf(node);
  if (reference !== undefined) return `(inner = ${functionName(reference)}(${value}))`;
  const each = items ?? (typeof values === "object" ? values : undefined);
  if (each === undefined) return undefined;
  const inner = referenceOf(each);
  const check = inner === undefined ? `${each.type}Check` : functionName(inner);
  return `(inner = ${items ? "eachItem" : "eachValue"}(${value}, ${check}))`;
}

/** Returns the comparison that is true for a value of the wrong type. */
function comparisonFor({ type, minLength }: SchemaNode, value: string): string {
  switch (typeof type === "object" ? type[0] : type) {
    case "string":
      return minLength === undefined
        ? `typeof ${value} !== "string"`
        : `(typeof ${value} !== "string" || v === "")`;
    case "boolean":
      return `typeof ${value} !== "boolean"`;
    case "integer":
      return `!Number.isInteger(${value})`;
    case "number":
      return `!Number.isFinite(${value})`;
    case "array":
      return `!Array.isArray(${value})`;
    case "object":
      return `!isObject(${value})`;
    default:
      return "";
  }
}

/** Returns the call that adds the issues with their place. */
function additionOf(node: SchemaNode, path: string): string {
  const expected = expectationOf(node);
  if (callFor(node, "") === undefined) return `add(found, ${path}, v, ${expected})`;
  return `within(found, ${path}, inner${mayBeNullIn(node) ? `, ${expected}` : ""})`;
}

/** Returns the name of the runtime constant that describes the expected type. */
function expectationOf(node: SchemaNode): string {
  const type = (typeof node.type === "object" ? node.type[0] : node.type) ?? "object";
  const words = type === "string" && node.minLength ? filled : expectations[type];
  return words[mayBeNullIn(node) ? 1 : 0];
}

type Expectations = readonly [plain: string, orNull: string];

const filled: Expectations = ["filledString", "filledStringOrNull"];

const expectations: { readonly [T in TypeName]: Expectations } = {
  object: ["anObject", "objectOrNull"],
  array: ["anArray", "arrayOrNull"],
  string: ["aString", "stringOrNull"],
  integer: ["anInteger", "integerOrNull"],
  number: ["aNumber", "numberOrNull"],
  boolean: ["aBoolean", "booleanOrNull"],
  null: ["noSuchKey", "noSuchKey"],
};

/** Names that the module may import from the runtime. */
const runtime: readonly string[] = [
  ...["add", "eachItem", "eachValue", "within"],
  ...["booleanCheck", "integerCheck", "numberCheck", "stringCheck"],
  ...[filled, ...Object.values(expectations)].flat(),
].filter((name, index, names) => names.indexOf(name) === index);

function mayBeNullIn(node: SchemaNode): boolean {
  return isNullable(node) || node.anyOf !== undefined;
}
