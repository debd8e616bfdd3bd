import type { InteractionReport, PactReport, PactsReport } from "./pacts-report.ts";

/**
 * Text of others as part of one line: what would end the line, or turn what a terminal or GitHub's runner
 * does with it, is written as `\uXXXX`.
 */
export function toOneLine(text: string): string {
  return text.replace(unprintable, toEscape).replace(runnerCommand, toEscape);
}

// Line ends, a terminal's escape sequences and bell, and what shows text in another order than it has.
const unprintable = /[\p{Cc}\p{Bidi_Control}\u2028\u2029\ufeff]/gu;

// The runner takes "::" for a command where a line begins so, and "##[" wherever it stands.
const runnerCommand = /(?<=^\s*):(?=:)|(?<=##)\[/g;

function toEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

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
  return { ...pact, file, consumer, interactions: pact.interactions.map(ofInteraction) };
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
