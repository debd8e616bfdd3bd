import { type JunitCase, writeJunit } from "./junit-xml.ts";
import type { InteractionReport, PactsReport } from "./pacts-report.ts";
import { describePactsLimits, describeSeen, sumUpPacts } from "./pacts-words.ts";
import { toShownReport } from "./shown-report.ts";

/** The report as JUnit XML: one suite a pact, one case an interaction. */
export function toPactsJunit(report: PactsReport): string {
  const shown = toShownReport(report);
  const suites = shown.pacts.map(({ file, consumer, interactions }) => ({
    name: file,
    cases: interactions.map((interaction) => toCase(consumer, interaction)),
    output: [sumUpPacts(shown), ...describePactsLimits(shown)],
  }));
  return writeJunit(suites);
}

function toCase(
  consumer: string,
  { description, variants, findings }: InteractionReport,
): JunitCase {
  const form = variants.some((variant) => variant.form === "raw") ? " (raw payload)" : "";
  const named = { classname: consumer, name: `${description}${form}`, ms: 0 };
  const [first] = findings;
  if (first === undefined) return named;
  const lines = findings.map((finding) => {
    const { pointer, text, side, remedy } = finding;
    return `${pointer}: ${text}. Change the ${side}. ${remedy} ${describeSeen(finding)}`;
  });
  const message = `${first.pointer}: ${first.text}`;
  return { ...named, failure: { type: first.side, message, text: lines.join("\n") } };
}
