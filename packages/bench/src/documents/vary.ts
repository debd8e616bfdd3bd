import { type Json, mapChildren } from "./json.ts";

/** An id has a prefix, then digits or capitals: the values of an enumeration have none of those. */
const id = /^[a-z]+_(?=\w*[\dA-Z])\w{4,}$/;

/** Returns the value with other ids and amounts of the same shape. The seed alone decides which. */
export function vary(value: Json, seed: number): Json {
  if (typeof value === "string") return id.test(value) ? varyId(value, seed) : value;
  if (typeof value === "number") return isAmount(value) ? value + seed : value;
  return mapChildren(value, (child) => vary(child, seed));
}

function varyId(text: string, seed: number): string {
  return text.slice(0, -3) + seed.toString(36).padStart(3, "0");
}

/** A small number may be a quantity, a day or a month. */
function isAmount(value: number): boolean {
  return Number.isInteger(value) && value >= 100;
}
