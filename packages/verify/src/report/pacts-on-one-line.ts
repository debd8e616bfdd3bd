import { toOneLine } from "../text/one-line.ts";
import type { InteractionReport, PactReport, PactsReport } from "./pacts-report.ts";

/** The same report with all text that came from pacts, their names and Pact's verifier as one line each. */
export function onOneLine(report: PactsReport): PactsReport {
  const skipped = report.skipped.map(({ file, message }) => ({
    file: toOneLine(file),
    message: toOneLine(message),
  }));
  return { ...report, pacts: report.pacts.map(ofPact), skipped };
}

function ofPact(pact: PactReport): PactReport {
  const [file, consumer] = [toOneLine(pact.file), toOneLine(pact.consumer)];
  const { broker } = pact;
  return {
    ...{ ...pact, file, consumer, interactions: pact.interactions.map(ofInteraction) },
    ...(broker && {
      broker: { ...broker, notices: broker.notices.map((text) => toOneLine(text)) },
    }),
  };
}

function ofInteraction(interaction: InteractionReport): InteractionReport {
  const description = toOneLine(interaction.description);
  const findings = interaction.findings.map((finding) => ({
    ...finding,
    pointer: toOneLine(finding.pointer),
    text: toOneLine(finding.text),
  }));
  return { ...interaction, description, findings };
}
