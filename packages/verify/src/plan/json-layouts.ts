import { isJsonArray, isJsonObject, type Json } from "../json/json.ts";

/**
 * Layout of a JSON text. A receiver that verifies the received bytes accepts every layout. A
 * receiver that re-serializes JSON before it verifies accepts only its own layout.
 */
export type Layout = (typeof layouts)[number];

/** All layouts: that of `JSON.stringify` first, then two of other serializers. */
export const layouts = ["compact", "pretty", "foreign"] as const;

// Keys whose integers `foreign` writes as 10.0, as the vendor prints some numbers. JSON.stringify
// never does.
const decimalKeys: ReadonlySet<string> = new Set(["rating"]);

/**
 * Returns the text of a JSON value. `pretty` ends with a newline. `foreign` is ASCII with `\/` and
 * 10.0.
 */
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

// Matches one code unit at a time, so that an astral character becomes a pair of escapes, as JSON
// requires.
const nonAscii = /[^\0-\x7f]/g;

function toEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
