import type { CheckIssue, DriftCode } from "../checks/check.ts";
import { limit } from "../checks/limit.ts";
import { knownKeys } from "../gen/known-keys.ts";
import { escapeStep } from "../json/pointer.ts";
import { isObject, type JsonObject, receivedTypeOf } from "../json/received-type.ts";
import { isDate, isDateTime } from "./formats.ts";
import { any, type Known, otherKeys } from "./known.ts";

/** Drift of a value, or undefined if there is none. */
export type Drift = CheckIssue<DriftCode>[] | undefined;

/** Finds the drift of a value by the object of the given name. A value of another type has no drift. */
export function walkObject(name: string, value: unknown): Drift {
  return walk(objectStep(name), value);
}

/** Adds the drift of the value at a key to other drift. */
export function underKey(drift: Drift, key: string, inner: Drift): Drift {
  if (inner === undefined) return drift;
  const step = `/${escapeStep(key)}`;
  for (const issue of inner) {
    issue.path = step + issue.path;
    drift?.push(issue);
  }
  return drift ?? inner;
}

/** Prepared entry of the table. All entries have the same fields, so that an engine reads them fast. */
interface Step {
  readonly kind: "any" | "date" | "date-time" | "members" | "object" | "unknown" | "values";
  readonly expected: string;
  /** Known values. */
  readonly values: ReadonlySet<string>;
  /** First known value. Most lists have only one value, and a comparison is faster than a lookup. */
  readonly first: string | undefined;
  /** Step of each item or of each map value. */
  readonly each: Step | undefined;
  /** Steps of the declared keys. */
  readonly keys: Map<string, Step>;
  /** True if undeclared keys are no drift. */
  readonly isOpen: boolean;
  /**
   * Declared keys in the order of the latest object. Most objects of a kind have their keys in the same
   * order, and a comparison is faster than a lookup.
   */
  readonly seenKeys: string[];
  /** Steps of {@link seenKeys}. */
  readonly seenSteps: Step[];
}

function toStep(kind: Step["kind"], parts: Partial<Step> = {}): Step {
  return {
    kind,
    expected: `an RFC 3339 ${kind}`,
    values: noValues,
    first: undefined,
    each: undefined,
    keys: new Map(),
    isOpen: false,
    seenKeys: [],
    seenSteps: [],
    ...parts,
  };
}

const noValues: ReadonlySet<string> = new Set();

const anyStep: Step = toStep("any");

const unknownStep: Step = toStep("unknown", { expected: "no such key" });

const objectSteps = new Map<string, Step>();

/** Returns the step of an object of the table. It is made once, at its first use. */
function objectStep(name: string): Step {
  const made = objectSteps.get(name);
  if (made !== undefined) return made;
  const keys = knownKeys[name] ?? {};
  const step = toStep("object", { isOpen: keys[otherKeys] === any });
  // The step is stored before its keys are added, since an object may contain objects of its kind.
  objectSteps.set(name, step);
  for (const [key, known] of Object.entries(keys)) step.keys.set(key, knownStep(known));
  return step;
}

function knownStep(known: Known): Step {
  if (known === "any") return anyStep;
  if (known === "date-time" || known === "date") return toStep(known);
  if ("object" in known) return objectStep(known.object);
  if ("listOf" in known) return membersStep(known.listOf);
  if ("mapOf" in known) return membersStep(known.mapOf);
  const expected = `one of ${known.join(", ")}`;
  return toStep("values", { values: new Set(known), first: known[0], expected });
}

function membersStep(each: Known): Step {
  return each === "any" ? anyStep : toStep("members", { each: knownStep(each) });
}

function walk(step: Step, value: unknown): Drift {
  if (typeof value === "string") return walkText(step, value);
  switch (step.kind) {
    case "object":
      return isObject(value) ? walkKeys(step, value) : undefined;
    case "members":
      return walkMembers(step.each ?? anyStep, value);
    default:
      return step === unknownStep ? toDrift("unknown_property", step, value) : undefined;
  }
}

function walkText(step: Step, text: string): Drift {
  switch (step.kind) {
    case "values":
      return text === step.first || step.values.has(text)
        ? undefined
        : toDrift("unknown_value", step, text);
    case "date-time":
      return isDateTime(text) ? undefined : toDrift("format", step, text);
    case "date":
      return isDate(text) ? undefined : toDrift("format", step, text);
    default:
      return step === unknownStep ? toDrift("unknown_property", step, text) : undefined;
  }
}

function walkKeys(step: Step, data: JsonObject): Drift {
  const { seenKeys, seenSteps } = step;
  let drift: Drift;
  let at = 0;
  for (const key in data) {
    const next = seenKeys[at] === key ? seenSteps[at] : nextStep(step, key, at);
    at++;
    const inner = next === undefined || next === anyStep ? undefined : walk(next, data[key]);
    if (inner === undefined) continue;
    drift = underKey(drift, key, inner);
    if (isFull(drift)) break;
  }
  return drift;
}

/** Returns the step of a key. The step of a declared key is remembered. */
function nextStep({ keys, isOpen, seenKeys, seenSteps }: Step, key: string, at: number): Step {
  const step = keys.get(key);
  if (step === undefined) return isOpen ? anyStep : unknownStep;
  if (at < keys.size) {
    seenKeys[at] = key;
    seenSteps[at] = step;
  }
  return step;
}

/** Finds the drift of an array or a map. */
function walkMembers(each: Step, value: unknown): Drift {
  let drift: Drift;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length && !isFull(drift); index++)
      drift = underKey(drift, `${index}`, walk(each, value[index]));
  } else if (isObject(value)) {
    for (const key in value) {
      drift = underKey(drift, key, walk(each, value[key]));
      if (isFull(drift)) break;
    }
  }
  return drift;
}

function toDrift(code: DriftCode, { expected }: Step, value: unknown): Drift {
  return [{ path: "", code, expected, received: receivedTypeOf(value) }];
}

function isFull(drift: Drift): boolean {
  return drift !== undefined && drift.length >= limit;
}
