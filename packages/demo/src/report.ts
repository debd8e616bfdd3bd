import { isDeepStrictEqual, stripVTControlCharacters, styleText } from "node:util";
import { type ReceiverReport, toTable } from "@order-webhooks/verify";
import { markdownTable } from "markdown-table";
import type { Row } from "./deliver.ts";
import { expectedSteps, type Step } from "./keep-over-kill.ts";

/** All results of a demo. */
export interface Results {
  readonly rows: readonly Row[];
  readonly report: ReceiverReport;
  readonly steps: readonly Step[];
}

/** Checks that every delivery has its expected outcome, that the contract holds, and that the inbox lost nothing. */
export function isAsExpected({ rows, report, steps }: Results): boolean {
  const isRight = rows.length > 0 && rows.every(hasExpectedOutcome);
  return isRight && report.passed && isDeepStrictEqual(steps, expectedSteps);
}

/** Formats the results for a terminal: a line for each event and purpose, each unexpected outcome, and the counts. */
export function toText({ rows, report, steps }: Results, isColored: boolean): string {
  const paint = (format: "bold" | "green" | "red", text: string) =>
    isColored ? styleText(format, text, { validateStream: false }) : text;
  const judge = (isRight: boolean, text: string) => paint(isRight ? "green" : "red", text);
  const format = ([head = [], ...others]: readonly (readonly string[])[]) =>
    markdownTable([head.map((cell) => paint("bold", cell)), ...others], {
      stringLength: (text) => stripVTControlCharacters(text).length,
    });

  const variants = Map.groupBy(rows, ({ event, purpose }) => `${event} ${purpose}`);
  const deliveries = [...variants.values()].map((ofVariant) => {
    const cells = ["envelope", "raw payload", "wrong signature"].map((column) => {
      const some = ofVariant.filter((row) => columnOf(row) === column);
      return judge(some.every(hasExpectedOutcome), countOutcomes(some));
    });
    return [ofVariant[0]?.event ?? "", ofVariant[0]?.purpose ?? "", ...cells];
  });
  const head = ["event", "purpose", "envelope", "raw payload", "wrong signature"];
  const unexpected = rows.filter((row) => !hasExpectedOutcome(row)).map(describe);
  const inbox = steps.map((step, at) => {
    const { acknowledged, handled, open, dead } = step;
    const isRight = isDeepStrictEqual(step, expectedSteps[at]);
    const result = judge(isRight, isRight ? "nothing lost" : "not as expected");
    return [step.step, ...[acknowledged, handled, open, dead].map(String), result];
  });
  const sums = `${rows.length} deliveries of examples: ${countOutcomes(rows)}.`;
  const isRight = isAsExpected({ rows, report, steps });
  return [
    "Every example, signed, to the reference receiver",
    format([head, ...deliveries]),
    ...unexpected.map((line) => paint("red", line)),
    "The contract, sent by Pact's verifier",
    shorten(toTable(report, isColored), report),
    "A receiver that is killed with deliveries under way",
    format([["step", "acknowledged", "handled", "open", "dead", ""], ...inbox]),
    judge(isRight, `${sums} ${isRight ? "All as expected." : "Not all as expected."}`),
  ].join("\n\n");
}

/** Returns the last paragraph of a report, which sums it up, if the contract holds. */
function shorten(table: string, { passed }: ReceiverReport): string {
  return (passed ? (table.trimEnd().split("\n\n").at(-1) ?? "") : table).trimEnd();
}

function columnOf({ form, signature }: Row): string {
  if (signature === "wrong") return "wrong signature";
  return form === "raw" ? "raw payload" : "envelope";
}

function countOutcomes(rows: readonly Row[]): string {
  const outcomes = Map.groupBy(rows, ({ outcome }) => outcome);
  return [...outcomes].map(([outcome, some]) => `${some.length} ${outcome}`).join(", ");
}

function describe(row: Row): string {
  const { event, purpose, example, status, outcome, expected } = row;
  const place = `${event}, ${purpose}, ${example}, ${columnOf(row)}`;
  return `${place}: expected ${expected}, got ${outcome} (${status ?? "no response"}).`;
}

function hasExpectedOutcome({ outcome, expected }: Row): boolean {
  return outcome === expected;
}
