import { type JunitCase, writeJunit } from "./junit-xml.ts";
import type { InteractionReport, PactReport, PactsReport } from "./pacts-report.ts";
import {
  describeBroker,
  describePactsLimits,
  describeSeen,
  isPending,
  sumUpPacts,
} from "./pacts-words.ts";
import { toShownReport } from "./shown-report.ts";

/**
 * Returns the report as JUnit XML, with one suite for each pact and one case for each interaction.
 */
export function toPactsJunit(report: PactsReport): string {
  const shown = toShownReport(report);
  const suites = shown.pacts.map((pact) => ({
    name: pact.file,
    cases: pact.interactions.map((interaction) => toCase(pact, interaction)),
    output: [sumUpPacts(shown), ...describePactsLimits(shown), ...describeBroker(pact)],
  }));
  return writeJunit(suites);
}

function toCase(
  pact: PactReport,
  { description, variants, findings }: InteractionReport,
): JunitCase {
  const { consumer } = pact;
  const form = variants.some((variant) => variant.form === "raw") ? " (raw payload)" : "";
  const named = { classname: consumer, name: `${description}${form}`, ms: 0 };
  const [first] = findings;
  if (first === undefined) return named;
  const lines = findings.map((finding) => {
    const { pointer, text, side, remedy } = finding;
    return `${pointer}: ${text}. Change the ${side}. ${remedy} ${describeSeen(finding)}`;
  });
  // A failure would fail the build, but a pending pact must not.
  if (isPending(pact)) return { ...named, skipped: true, output: lines };
  const message = `${first.pointer}: ${first.text}`;
  return { ...named, failure: { type: first.side, message, text: lines.join("\n") } };
}
