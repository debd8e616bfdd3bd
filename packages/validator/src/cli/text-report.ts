import { styleText } from "node:util";
import type { RefusalReason } from "../index.ts";
import { issuesUrl } from "./command-issue.ts";
import { nameOf } from "./file-name.ts";
import {
  type CheckedFile,
  type Fitting,
  isFine,
  mostCounted,
  type Outcome,
  type Refused,
  type Subject,
} from "./outcome.ts";

/** Options of a report. */
export interface TextOptions {
  readonly color: boolean;
  /** True if drift counts as a failure. */
  readonly strict: boolean;
}

/** Writes the outcome of a file as a block of lines. */
export function toBlock(
  { file, outcome, byteOrderMark }: CheckedFile<Fitting | Refused>,
  { color, strict }: TextOptions,
): string {
  const paint: Paint = color ? paintWord : (_color, word) => word;
  const lines = [
    headingOf(outcome, strict, paint) + describeSubject(outcome),
    ...(byteOrderMark
      ? ["note: the file begins with a byte order mark, which deliveries do not have"]
      : []),
    ...describeIssues(outcome, paint),
  ];
  return `${nameOf(file)}\n${lines.map((line) => `  ${line}\n`).join("")}`;
}

/** Summarizes several files in one line. */
export function toSummary(outcomes: readonly Outcome[], strict: boolean): string {
  const fine = outcomes.filter((each) => isFine(each, strict));
  const unreadable = outcomes.filter(({ result }) => result === "unreadable").length;
  const misfits = outcomes.length - fine.length - unreadable;
  const drifting = fine.filter((each) => each.result === "fits" && each.issues.length > 0).length;
  const parts = [
    `${fine.length} ${fine.length === 1 ? "fits" : "fit"}${drifting > 0 ? ` (${drifting} with drift)` : ""}`,
    ...(misfits > 0 ? [`${misfits} ${misfits === 1 ? "does" : "do"} not fit`] : []),
    ...(unreadable > 0 ? [`${unreadable} could not be read`] : []),
  ];
  return `${outcomes.length} files: ${parts.join(", ")}\n`;
}

/** Returns a hint to `--shape` if a file may show something new to the contract. */
export function toHint(outcomes: readonly Outcome[]): string {
  const isNews = outcomes.some((each) => {
    if (each.result === "fits") return each.issues.length > 0;
    return each.result === "refused" && news.includes(each.reason);
  });
  return isNews
    ? `To report a payload, run the command with --shape, read its output, and post it at ${issuesUrl}.\n`
    : "";
}

/** Reasons that show a mistake in the contract if the vendor sent the file unchanged. */
const news: readonly RefusalReason[] = ["unsupported_event", "ambiguous_purpose", "invalid"];

type Paint = (color: "green" | "yellow" | "red", word: string) => string;

const paintWord: Paint = (color, word) =>
  // The caller has already checked for color support. Node would check the wrong stream.
  styleText(color, word, { validateStream: false });

function headingOf(outcome: Fitting | Refused, strict: boolean, paint: Paint): string {
  if (isFine(outcome, strict)) return paint("green", "fits");
  const reason = outcome.result === "refused" ? outcome.reason : "strict";
  return paint("red", `does not fit (${reason})`);
}

function describeSubject({ eventType, purpose, purposeInferred }: Subject): string {
  if (eventType === undefined) return "";
  if (purpose === undefined) return `: ${eventType}`;
  return `: ${eventType}, ${purpose}${purposeInferred === true ? " (inferred from keys)" : ""}`;
}

function describeIssues(outcome: Fitting | Refused, paint: Paint): readonly string[] {
  const { issues, more } = outcome;
  const label = outcome.result === "fits" ? `${paint("yellow", "drift")}: ` : "";
  const lines = issues.map(({ message }) => label + message);
  if (more === 0) return lines;
  return [...lines, `and ${more >= mostCounted ? "at least " : ""}${more} more`];
}
