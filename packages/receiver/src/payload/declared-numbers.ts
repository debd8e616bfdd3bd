import { explainDelivery, explainEventData, type PurposeOptions } from "@order-webhooks/validator";
import { isExact } from "./inexact-json.ts";
import type { ReadJson } from "./strict-json.ts";

/** Maximum number of issues that the validator reports. It is large, because each inexact number may cause one. */
const limit = 10_000;

/** Matches the validator's issues at places where the contract declares a number. */
const expectsNumber = /\b(number|integer)\b/;

/**
 * Finds an inexact number at a place where the contract declares a number. It replaces each inexact number by text, so
 * that the validator reports an issue at each declared one.
 *
 * @param rawEvent the event whose data it is, or null for an envelope
 * @param options the purposes with which the envelope was read
 * @returns the JSON pointer of the number, or undefined if there is none
 */
export function findDeclared(
  { value, warnings }: ReadJson,
  rawEvent: string | null,
  options: PurposeOptions,
): string | undefined {
  if (!warnings.some(({ kind }) => kind === "unsafe_number")) return undefined;
  const marked = markInexact(value);
  const issues =
    rawEvent === null
      ? explainDelivery(marked, { ...options, limit })
      : explainEventData(rawEvent, marked, { limit });
  const declared = issues.find(
    ({ expected, pointer }) => expectsNumber.test(expected) && isInexactAt(value, pointer),
  );
  return declared?.pointer;
}

function isInexactAt(json: unknown, pointer: string): boolean {
  const keys = pointer.split("/").slice(1);
  const value = keys.reduce<unknown>((at, key) => {
    const name = key.replaceAll("~1", "/").replaceAll("~0", "~");
    return isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  }, json);
  return typeof value === "number" && !isExact(value);
}

/** Copies parsed JSON, and replaces each inexact number by text. */
function markInexact(value: unknown): unknown {
  if (typeof value === "number") return isExact(value) ? value : "";
  if (Array.isArray(value)) return value.map(markInexact);
  return isObject(value) ? mapValues(value, markInexact) : value;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null;
}

interface JsonObject {
  readonly [key: string]: unknown;
}

function mapValues(object: JsonObject, map: (value: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value)]));
}
