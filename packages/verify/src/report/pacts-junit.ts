import { type JunitCase, writeJunit } from "./junit-xml.ts";
import { onOneLine } from "./pacts-on-one-line.ts";
import type { InteractionReport, PactReport, PactsReport } from "./pacts-report.ts";
import { describeBroker, describeSeen, isPending } from "./pacts-words.ts";

/** The report as JUnit XML: one suite a pact, one case an interaction. */
export function toPactsJunit(report: PactsReport): string {
  const suites = onOneLine(report).pacts.map((pact) => ({
    name: pact.file,
    cases: pact.interactions.map((interaction) => toCase(pact, interaction)),
    output: describeBroker(pact),
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
  // A failure would fail the build, which a pending pact must not.
  if (isPending(pact)) return { ...named, skipped: true, output: lines };
  const message = `${first.pointer}: ${first.text}`;
  return { ...named, failure: { type: first.side, message, text: lines.join("\n") } };
}
