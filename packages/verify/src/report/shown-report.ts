import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import type { PactsReport } from "./pacts-report.ts";
import type { ReceiverReport } from "./receiver-report.ts";

/**
 * Returns the report as every writer for people shows it. Each text becomes one escaped and clipped
 * line, because it may come from a receiver, a pact or Pact's verifier. Payloads stay unchanged,
 * because they are written as JSON.
 */
export function toShownReport<R extends ReceiverReport | PactsReport>(report: R): R {
  // This cast is safe: the copy changes only strings, each into a string.
  return toShown(report, "") as R;
}

// Names that others choose. Their beginning identifies them.
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
