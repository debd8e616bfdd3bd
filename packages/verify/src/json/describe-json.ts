import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import { isJsonArray, isJsonObject, type Json } from "./json.ts";

/** Describes a value in an error: a scalar as a short quote, anything larger by its kind. */
export function describeJson(value: Json | undefined): string {
  if (value === undefined) return "nothing";
  if (isJsonArray(value)) return value.length === 0 ? "an empty list" : "a list";
  return isJsonObject(value) ? "an object" : toOneLine(JSON.stringify(value), mostOfQuote);
}
