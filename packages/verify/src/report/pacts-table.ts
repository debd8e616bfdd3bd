import { evidenceWords } from "./evidence-words.ts";
import { alignColumns, paint, wrap } from "./layout.ts";
import type { PactReport, PactsReport } from "./pacts-report.ts";
import {
  countPacts,
  type DescribedFinding,
  describeBroker,
  describePactsLimits,
  describePublication,
  describeSeen,
  findingsOf,
  resultOf,
  sumUpPacts,
  writePayload,
} from "./pacts-words.ts";
import { toShownReport } from "./shown-report.ts";
import { describeUncovered } from "./uncovered.ts";

/**
 * Returns the report for a terminal: each pact's interactions, then the findings. With `color`,
 * results have ANSI colors.
 */
export function toPactsTable(report: PactsReport, color: boolean): string {
  const shown = toShownReport(report);
  const { pacts, skipped } = shown;
  const findings = findingsOf(shown).map((finding, at) => describeFinding(finding, at + 1));
  const limits = describePactsLimits(shown).map((sentence) => wrap(sentence));
  const left = skipped.map(({ file, message }) => `not verified: ${file}: ${message}`);
  const result = [countPacts(shown), ...describePublication(shown), sumUpPacts(shown)].join("\n");
  const text = [...pacts.map(describePact), ...findings, ...left, ...limits, result].join("\n\n");
  return `${color ? paint(text) : text}\n`;
}

function describePact(pact: PactReport): string {
  const { file, consumer, interactions } = pact;
  const head = ["event", "purpose", "form", "referrer", "redemption", "evidence", "result"];
  const rows = interactions.flatMap(({ variants }) =>
    variants.map(({ event, purpose, form, referrer, redemption, evidence, passed }) => [
      ...[event, purpose, form, referrer, redemption],
      ...[evidenceWords[evidence], resultOf(passed, pact)],
    ]),
  );
  const title = [`${file}, consumer ${consumer}`, ...describeBroker(pact)].join("\n");
  const table = alignColumns([head, ...rows]);
  return [title, table, ...describeSilence(pact)].join("\n\n");
}

function describeSilence(pact: PactReport): readonly string[] {
  const left = describeUncovered(pact);
  return left === undefined ? [] : [wrap(`${left.sum}: ${left.groups.join("; ")}.`)];
}

function describeFinding(
  { what, remedy, interaction, finding }: DescribedFinding,
  nth: number,
): string {
  const number = `${nth}. `;
  const indent = " ".repeat(number.length);
  return [
    wrap(what, number),
    ...[remedy, `Interaction: ${interaction.description}`, describeSeen(finding)].map((sentence) =>
      wrap(sentence, indent),
    ),
    // One line, so that it can be copied.
    ...(finding.payload === null ? [] : [`${indent}Smallest: ${writePayload(finding.payload)}`]),
  ].join("\n");
}
