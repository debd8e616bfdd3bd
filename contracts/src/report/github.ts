import type { ReceiverReport } from "../receiver-report.ts";
import { sumUp } from "./words.ts";

/** One annotation a finding, as GitHub Actions reads them from a step's output. */
export function toAnnotations(report: ReceiverReport): string {
  return report.findings
    .map(
      ({ what, remedy }) =>
        `::error title=${property(sumUp(report))}::${data(`${what} ${remedy}`)}\n`,
    )
    .join("");
}

/** Escaped as the runner's own toolkit does. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
