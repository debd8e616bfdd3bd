import { isJsonArray, isJsonObject, type Json } from "../json/json.ts";

/**
 * Layout of a JSON text. A receiver that verifies the bytes as they came takes every layout. One
 * that parses and writes JSON again before it verifies fails at all but its own.
 */
export type Layout = (typeof layouts)[number];

/** All layouts: `JSON.stringify`'s own first, then two that other serialisers write. */
export const layouts = ["compact", "pretty", "foreign"] as const;

// Written as 10.0 by `foreign`: the vendor prints some of its numbers so, and JSON.stringify none.
const decimalKeys: ReadonlySet<string> = new Set(["rating"]);

/** The text of a JSON value: `pretty` ends with a newline, `foreign` is ASCII only, with `\/` and 10.0. */
export function toJsonText(value: Json, layout: Layout): string {
  return layout === "pretty" ? `${write(value, layout, "\n")}\n` : write(value, layout, "");
}

function write(value: Json, layout: Layout, newline: string): string {
  if (isJsonArray(value)) {
    const items = value.map((item) => write(item, layout, deeper(newline)));
    return enclose("[]", items, newline);
  }
  if (!isJsonObject(value)) return writeScalar(value, layout);
  const members = Object.entries(value).map(([key, item]) => {
    const colon = layout === "pretty" ? ": " : ":";
    return `${writeScalar(key, layout)}${colon}${writeMember(key, item, layout, newline)}`;
  });
  return enclose("{}", members, newline);
}

function writeMember(key: string, value: Json, layout: Layout, newline: string): string {
  const decimal = layout === "foreign" && decimalKeys.has(key) && Number.isInteger(value);
  return decimal ? `${value}.0` : write(value, layout, deeper(newline));
}

function deeper(newline: string): string {
  return newline === "" ? "" : `${newline}  `;
}

function enclose(brackets: string, parts: readonly string[], newline: string): string {
  const [open = "", close = ""] = brackets;
  if (parts.length === 0) return open + close;
  return open + deeper(newline) + parts.join(`,${deeper(newline)}`) + newline + close;
}

function writeScalar(value: Json, layout: Layout): string {
  const text = JSON.stringify(value);
  return layout === "foreign" ? text.replaceAll("/", "\\/").replace(nonAscii, toEscape) : text;
}

// One code unit at a time: an astral character becomes a pair of escapes, as JSON has it.
const nonAscii = /[^\0-\x7f]/g;

function toEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
