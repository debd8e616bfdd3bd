import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import type { PactsReport } from "./pacts-report.ts";
import type { ReceiverReport } from "./receiver-report.ts";

/**
 * The same report as every writer for people shows it: each text in it is one escaped and clipped line, also one
 * that a receiver, a pact or Pact's verifier made up. Payloads stay: they are written as JSON.
 */
export function toShownReport<R extends ReceiverReport | PactsReport>(report: R): R {
  // The one seam of a copy that changes nothing but texts, each into a text.
  return toShown(report, "") as R;
}

// Names that others choose. What identifies them stands at their beginning.
const names: ReadonlySet<string> = new Set(["consumer", "description"]);

function toShown(value: unknown, key: string): unknown {
  if (typeof value === "string") return toOneLine(value, names.has(key) ? mostOfQuote : undefined);
  if (typeof value !== "object" || value === null || key === "payload") return value;
  if (Array.isArray(value)) return value.map((item: unknown) => toShown(item, key));
  const members = Object.entries(value).map(([name, item]) => [
    toOneLine(name),
    toShown(item, name),
  ]);
  return Object.fromEntries(members);
}
