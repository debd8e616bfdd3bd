import { type Json, mapChildren } from "./json.ts";

/** Matches an ID: a prefix, then text with a digit or a capital. The values of enums have neither of them. */
const id = /^[a-z]+_(?=\w*[\dA-Z])\w{4,}$/;

/** Returns a copy of the value with other IDs and amounts of the same shape. The same seed gives the same copy. */
export function vary(value: Json, seed: number): Json {
  if (typeof value === "string") return id.test(value) ? varyId(value, seed) : value;
  if (typeof value === "number") return isAmount(value) ? value + seed : value;
  return mapChildren(value, (child) => vary(child, seed));
}

function varyId(text: string, seed: number): string {
  return text.slice(0, -3) + seed.toString(36).padStart(3, "0");
}

/**
 * Returns true for numbers that are large enough to be an amount. A small number may be a quantity, a day or a month.
 */
function isAmount(value: number): boolean {
  return Number.isInteger(value) && value >= 100;
}
