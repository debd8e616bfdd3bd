import { toOneLine } from "../text/one-line.ts";
import type { PactsReport } from "./pacts-report.ts";
import type { ReceiverReport } from "./receiver-report.ts";

/** Returns a report in the format of `report.schema.json`. */
export function toJson(report: ReceiverReport | PactsReport): string {
  const lines = JSON.stringify(report, null, 2).split("\n");
  // Escaped characters occur only in strings, where JSON reads them as the same characters.
  return `${lines.map((line) => toOneLine(line, Number.POSITIVE_INFINITY)).join("\n")}\n`;
}
