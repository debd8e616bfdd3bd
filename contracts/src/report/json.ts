import type { ReceiverReport } from "../receiver-report.ts";

/** The report as `report.schema.json` describes it. */
export function toJson(report: ReceiverReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
