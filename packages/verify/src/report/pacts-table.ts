import { alignColumns, paint } from "./layout.ts";
import { onOneLine } from "./pacts-on-one-line.ts";
import type { PactReport, PactsReport } from "./pacts-report.ts";
import {
  countPacts,
  type DescribedFinding,
  describeBroker,
  describePublication,
  describeSeen,
  findingsOf,
  resultOf,
  sumUpPacts,
  writePayload,
} from "./pacts-words.ts";
import { evidenceWords } from "./words.ts";

/** The report for a terminal: each pact's interactions, and what is wrong. */
export function toPactsTable(report: PactsReport, color: boolean): string {
  const findings = findingsOf(report).map((finding, at) => describeFinding(finding, at + 1));
  const { pacts, skipped } = onOneLine(report);
  const left = skipped.map(({ file, message }) => `not verified: ${file}: ${message}`);
  const result = [countPacts(report), ...describePublication(report), sumUpPacts(report)].join(
    "\n",
  );
  const text = [...pacts.map(describePact), ...findings, ...left, result].join("\n\n");
  return `${color ? paint(text) : text}\n`;
}

function describePact(pact: PactReport): string {
  const { file, consumer, interactions, uncovered } = pact;
  const head = ["event", "purpose", "form", "referrer", "redemption", "evidence", "result"];
  const rows = interactions.flatMap(({ variants }) =>
    variants.map(({ event, purpose, form, referrer, redemption, evidence, passed }) => [
      ...[event, purpose, form, referrer, redemption],
      ...[evidenceWords[evidence], resultOf(passed, pact)],
    ]),
  );
  const silent = uncovered.map(({ event, purpose, form, referrer, redemption }) => [
    ...[event, purpose, form, referrer, redemption, "", "no interaction"],
  ]);
  const title = [`${file}, consumer ${consumer}`, ...describeBroker(pact)].join("\n");
  return `${title}\n\n${alignColumns([head, ...rows, ...silent])}`;
}

function describeFinding(
  { what, remedy, interaction, finding }: DescribedFinding,
  nth: number,
): string {
  return [
    `${nth}. ${what}`,
    `   ${remedy}`,
    `   Interaction: ${interaction.description}`,
    `   ${describeSeen(finding)}`,
    ...(finding.payload === null ? [] : [`   Smallest: ${writePayload(finding.payload)}`]),
  ].join("\n");
}
