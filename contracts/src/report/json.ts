import type { PactsReport } from "../pacts-report.ts";
import type { ReceiverReport } from "../receiver-report.ts";

/** A report as `report.schema.json` describes it. */
export function toJson(report: ReceiverReport | PactsReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
