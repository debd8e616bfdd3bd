import { describeJson } from "../json/describe-json.ts";
import { isJsonArray, isJsonObject, type Json, valueAt } from "../json/json.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";

import type { Handled } from "./handled.ts";

/** Invalid place in a document. */
export interface Misfit {
  readonly kind: "misfit";
  /** JSON pointer into the document. Empty for the whole document. */
  readonly pointer: string;
  readonly expected: string;
  readonly found: string;
}

/** Entries of an observation document, or the first invalid place. */
export type ParsedDocument =
  | { readonly kind: "entries"; readonly handled: readonly Handled[] }
  | Misfit;

/**
 * Parses the text of an observation document. `hide` removes secrets from texts that may be shown.
 */
export function parseDocument(
  text: string,
  hide: (text: string) => string = (shown) => shown,
): ParsedDocument {
  let document: Json;
  try {
    document = JSON.parse(text);
  } catch {
    return misfit("", "JSON", "a text that is not JSON");
  }
  const list = valueAt(document, "handled");
  if (!isJsonArray(list)) return misfit("/handled", "a list", describe(list));
  const handled: Handled[] = [];
  for (const [at, entry] of list.entries()) {
    const read = toHandled(entry, `/handled/${at}`, hide);
    if ("kind" in read) return read;
    handled.push(read);
  }
  return { kind: "entries", handled };
}

const keys = ["event", "purpose", "orderId"] as const;

function toHandled(entry: Json, pointer: string, hide: (text: string) => string): Handled | Misfit {
  if (!isJsonObject(entry)) {
    return misfit(pointer, `an object with ${keys.join(", ")}`, describe(entry));
  }
  const wrong = keys.find((key) => typeof valueAt(entry, key) !== "string");
  if (wrong !== undefined) {
    const value = valueAt(entry, wrong);
    const others =
      value === undefined ? ` in an entry with ${nameKeys(Object.keys(entry).map(hide))}` : "";
    return misfit(pointer, `a string at ${wrong}`, `${describe(value)}${others}`);
  }
  const [event = "", purpose = "", orderId = ""] = keys.map((key) => String(valueAt(entry, key)));
  return { event: hide(event), purpose: hide(purpose), orderId };
}

function nameKeys(names: readonly string[]): string {
  if (names.length === 0) return "no keys";
  return `the keys ${toOneLine(names.join(", "), mostOfQuote)}`;
}

function describe(value: Json | undefined): string {
  return toOneLine(describeJson(value), mostOfQuote);
}

function misfit(pointer: string, expected: string, found: string): Misfit {
  return { kind: "misfit", pointer, expected, found };
}
