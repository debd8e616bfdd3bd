import { isDate, isDateTime } from "../../drift/formats.ts";

/** Returns the name of a text's format, and nothing else about the text. */
export function formatOf(text: string): string {
  if (text === "") return "empty";
  if (text.length > longest) return "text";
  const [, prefix = ""] = /^([a-z]+_)[A-Za-z0-9]+$/.exec(text) ?? [];
  if (idPrefixes.includes(prefix)) return `${prefix}…`;
  return formats.find(([, matches]) => matches(text))?.[0] ?? "text";
}

/** Maximum length of a text with a format. */
const longest = 2000;

/** ID prefixes that the vendor documents. They show the kind of object. */
const idPrefixes: readonly string[] = [
  ...["asgm_", "camp_", "cat_", "cust_", "distr_", "evcus_", "ord_", "ordli_", "prod_", "proj_"],
  ...["promo_", "pub_", "r_", "rf_", "rr_", "sand_", "sku_", "user_", "v_", "val_", "whs_"],
];

const formats: readonly (readonly [name: string, matches: (text: string) => boolean])[] = [
  ["date-time", isDateTime],
  ["date", isDate],
  ["uuid", (text) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)],
  ["number", (text) => /^-?\d+(?:\.\d+)?$/.test(text)],
  ["email", (text) => /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(text)],
  ["url", (text) => /^https?:\/\/\S+$/i.test(text)],
];
