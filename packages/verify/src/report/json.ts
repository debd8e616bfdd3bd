import { toOneLine } from "../text/one-line.ts";
import type { PactsReport } from "./pacts-report.ts";
import type { ReceiverReport } from "./receiver-report.ts";

/** A report as `report.schema.json` describes it. */
export function toJson(report: ReceiverReport | PactsReport): string {
  const lines = JSON.stringify(report, null, 2).split("\n");
  // What is escaped stands in texts only, where JSON reads it as the same character.
  return `${lines.map((line) => toOneLine(line, Number.POSITIVE_INFINITY)).join("\n")}\n`;
}
