import {
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
  objectOr,
} from "../../json/json.ts";

/** Step of a rule's path. */
export interface PathStep {
  /** Text of the step in the path. */
  readonly text: string;
  /** Key or index. Undefined for a wildcard. */
  readonly name?: string;
  /** True if it applies only to items of lists. */
  readonly isOfList: boolean;
}

/** Rule's path as its steps. */
export type RulePath = readonly PathStep[];

/** Rule of a pact, with its path. */
export interface PathRule {
  /** Text of the path in the pact. */
  readonly text: string;
  readonly path: RulePath;
  readonly rule: Json;
}

/** Value of the content that a path leads to. */
export interface Spot {
  readonly value: Json;
  readonly names: readonly string[];
}

const step = /\.([^.[\]]+)|\[(\d+|\*)\]|\['((?:\\.|[^'\\])*)'\]/gy;

/** Reads the paths of all rules that can be followed here. */
export function readPaths(rules: JsonObject): readonly PathRule[] {
  return Object.entries(rules).flatMap(([text, rule]) => {
    const path = readPath(text);
    return path === undefined ? [] : [{ text, path, rule }];
  });
}

/** Reads a path as Pact does. Undefined for other syntax, which Pact itself judges. */
function readPath(path: string): RulePath | undefined {
  const steps: PathStep[] = [];
  let rest = path.startsWith("$") ? path.slice(1) : `.${path}`;
  for (const [text, name, index, quoted = ""] of rest.matchAll(step)) {
    steps.push(toStep(text, name ?? index ?? quoted.replace(/\\(.)/g, "$1"), index !== undefined));
    rest = rest.slice(text.length);
  }
  return rest === "" ? steps : undefined;
}

function toStep(text: string, name: string, isOfList: boolean): PathStep {
  const isWildcard = text === ".*" || text === "[*]";
  return isWildcard ? { text, isOfList } : { text, name, isOfList };
}

/** Returns a path as a pact would contain it. */
export function writePath(path: RulePath): string {
  return `$${path.map(({ text }) => text).join("")}`;
}

/** Makes the step to a key. */
export function stepTo(name: string): PathStep {
  const text = /^[\w-]+$/.test(name) ? `.${name}` : `['${name.replace(/['\\]/g, "\\$&")}']`;
  return { text, name, isOfList: false };
}

/** Finds the values of a content that Pact matches with a rule of this path. */
export function followPath(
  path: RulePath,
  content: Json,
  rules: readonly PathRule[],
): readonly Spot[] {
  const start: readonly Spot[] = [{ value: content, names: [] }];
  return path.reduce((spots, one) => spots.flatMap((spot) => goOn(spot, one, rules)), start);
}

function goOn(spot: Spot, to: PathStep, rules: readonly PathRule[]): readonly Spot[] {
  const { value, names } = spot;
  if (typeof value !== "object" || value === null) return [];
  const own = Object.entries(value).filter(([key]) => isTaken(key, to, value));
  const found = own.length > 0 ? own : standInFor(spot, to, rules);
  return found.map(([key, at]) => ({ value: at, names: [...names, key] }));
}

function isTaken(key: string, { name, isOfList }: PathStep, of: Json): boolean {
  if (name !== undefined) return name === key;
  return !isOfList || isJsonArray(of) || /^\d+$/.test(key);
}

/**
 * Returns the example that Pact uses for keys that a message has and the content does not. Only
 * certain rules allow it.
 */
function standInFor(
  { value, names }: Spot,
  { name }: PathStep,
  rules: readonly PathRule[],
): readonly (readonly [string, Json])[] {
  if (name === undefined || typeof value !== "object" || value === null) return [];
  const [first] = Object.values(value);
  if (first === undefined) return [];
  const isOpen = isJsonArray(value)
    ? /^\d+$/.test(name) && rulesOf(names, rules, true).length > 0
    : rulesOf(names, rules, false).some(isForAnyKey);
  return isOpen ? [[name, first]] : [];
}

/** Returns the rules for a place, including inherited ones if requested. */
function rulesOf(
  names: readonly string[],
  rules: readonly PathRule[],
  areInherited: boolean,
): readonly Json[] {
  const found = rules.filter(({ path }) => {
    const isNear = areInherited ? path.length <= names.length : path.length === names.length;
    return isNear && path.every(({ name }, at) => name === undefined || name === names[at]);
  });
  return found.map(({ rule }) => rule);
}

function isForAnyKey(rule: Json): boolean {
  const { matchers } = objectOr(rule);
  return (
    isJsonArray(matchers) && matchers.some((one) => isJsonObject(one) && one.match === "values")
  );
}
