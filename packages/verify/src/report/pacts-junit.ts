import { type JunitCase, writeJunit } from "./junit-xml.ts";
import { onOneLine } from "./pacts-on-one-line.ts";
import type { InteractionReport, PactsReport } from "./pacts-report.ts";
import { describeSeen } from "./pacts-words.ts";

/** The report as JUnit XML: one suite a pact, one case an interaction. */
export function toPactsJunit(report: PactsReport): string {
  const suites = onOneLine(report).pacts.map(({ file, consumer, interactions }) => ({
    name: file,
    cases: interactions.map((interaction) => toCase(consumer, interaction)),
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
