import { countOf } from "../text/count.ts";
import { toOneLine } from "../text/one-line.ts";
import { describeUnpublished } from "./evidence-words.ts";
import type { Annotation } from "./github.ts";
import type { InteractionReport, PactFinding, PactReport, PactsReport } from "./pacts-report.ts";

/** The result in one sentence. */
export function sumUpPacts({ passed, pacts }: PactsReport): string {
  const interactions = pacts.flatMap((pact) => pact.interactions);
  const failed = interactions.filter((one) => !one.passed).length;
  return passed
    ? "The contract holds: every example and every generated payload satisfies every interaction."
    : `The contract is broken: ${failed} of ${countOf(interactions.length, "interaction")} failed.`;
}

/** Counts what was matched, and gives the options that make the same run again. */
export function countPacts({ pacts, seed, mode }: PactsReport): string {
  const interactions = pacts.flatMap((pact) => pact.interactions);
  const examples = interactions.reduce((sum, one) => sum + one.examples.length, 0);
  const payloads = interactions.reduce((sum, one) => sum + one.payloads, 0);
  const matched = [
    countOf(interactions.length, "interaction"),
    countOf(examples, "example"),
    countOf(payloads, "generated payload"),
  ];
  return `${matched.join(", ")} (--seed ${seed} --mode ${mode} makes them again)`;
}

/** Sentences that every report for people has next to its findings, each where it applies. */
export function describePactsLimits(report: PactsReport): readonly string[] {
  return report.passed ? describeUnpublished(report) : [];
}

/** One way in which an interaction and the schemas disagree, and which side has to change. */
export interface DescribedFinding extends Annotation {
  readonly pact: PactReport;
  readonly interaction: InteractionReport;
  readonly finding: PactFinding;
}

/** All findings of a report, in its order. */
export function findingsOf(report: PactsReport): readonly DescribedFinding[] {
  return report.pacts.flatMap((pact) =>
    pact.interactions.flatMap((interaction) =>
      interaction.findings.map((finding) => ({
        pact,
        interaction,
        finding,
        what: `${pact.file} ${interaction.pointer}, at ${finding.pointer || "the message"}: ${finding.text}.`,
        remedy: `Change the ${finding.side}. ${finding.remedy}`,
      })),
    ),
  );
}

/** Describes where a finding was seen. */
export function describeSeen({ examples, failed, nth }: PactFinding): string {
  const first = nth === null ? "" : `, first in number ${nth}`;
  const generated = failed === 0 ? [] : [`${countOf(failed, "generated payload")}${first}`];
  return `Seen in ${[...examples, ...generated].join(", ")}.`;
}

/** A payload as one line of JSON. */
export function writePayload(payload: PactFinding["payload"]): string {
  return toOneLine(JSON.stringify(payload));
}
