import { explainDelivery, explainEventData, type PurposeOptions } from "@order-webhooks/validator";
import { isExact } from "./inexact-json.ts";
import type { ReadJson } from "./strict-json.ts";

/** Far more issues than a person reads, since each inexact number may be one. */
const limit = 10_000;

/** The words of an issue of the validator where the contract declares a number. */
const expectsNumber = /\b(number|integer)\b/;

/**
 * Finds an inexact number where the contract declares a number. It asks the validator: with text in the
 * places of such numbers, it finds an issue at each declared one.
 *
 * @param rawEvent the event whose data it is, or null for an envelope
 * @param options the purposes by which an envelope was read
 * @returns its JSON pointer, or undefined if none is declared
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

/** Copies parsed JSON, with text in the place of each inexact number. */
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
