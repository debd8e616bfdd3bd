import { styleText } from "node:util";
import { alignColumns, type Row, wrap } from "../report/layout.ts";
import { countOf } from "../text/count.ts";
import { toOneLine } from "../text/one-line.ts";
import { describeSecret, explainRefusal, type SecretSource } from "../text/secret-words.ts";
import { isTooLate } from "./answer.ts";
import type { SendReport, SentAnswer } from "./send-report.ts";

/**
 * Returns the report for a terminal: the delivery, the answer, the observation, and the result.
 * With `color`, the result has ANSI colors. `secretName` is the name of the environment variable
 * with the secret.
 */
export function toSendText(report: SendReport, color: boolean, secretName?: string): string {
  const secret = { kind: report.secret, name: secretName };
  const sentence = wrap(sumUp(report, secret), "", mostColumns);
  const rows = [...sentRows(report, secret), ...answerRows(report), ...observationRows(report)];
  const style = report.passed ? "green" : "red";
  // The caller has checked for colors.
  const result = color ? styleText(style, sentence, { validateStream: false }) : sentence;
  const notes = report.notes
    .map((note) => `${wrap(`Note: ${note}`, "", mostColumns)}\n\n`)
    .join("");
  return `${alignColumns(rows)}\n\n${notes}${result}\n`;
}

// Width of most terminals.
const mostColumns = 80;
// Width after the names of the rows.
const mostOfText = 66;

function sentRows(report: SendReport, secret: SecretSource): Row[] {
  const { event, purpose, form, example, url, ids, bytes, times } = report;
  const what = form === "raw" ? `${event}, ${purpose}, raw payload` : `${event}, ${purpose}`;
  const from = example === null ? "your own data" : `example ${example}`;
  const named = Object.entries(ids).map(([name, id]) => [`${name} id`, id ?? ""]);
  return [
    ["sent", times === 1 ? what : `${what}, ${times} times with the same IDs`],
    ["to", url],
    ["body", `${from}, ${bytes} bytes`],
    ["signed with", describeSecret(secret)],
    ...named.filter(([, id]) => id !== ""),
  ];
}

function answerRows({ answers, times }: SendReport): Row[] {
  const groups = groupAlike(answers);
  const rows = groups.flatMap((group): Row[] => {
    const [first] = group;
    if (first === undefined) return [];
    const count = times > 1 ? `${group.length} x ` : "";
    const line: Row = ["answer", `${count}${describeAnswer(first)}${timeOf(group)}`];
    return first.text === "" ? [line] : [line, ["", toOneLine(first.text, mostOfText)]];
  });
  const left = times - answers.length;
  return left === 0 ? rows : [...rows, ["", `${countOf(left, "delivery")} not sent`]];
}

/** Groups adjacent answers with the same status. */
function groupAlike(answers: readonly SentAnswer[]): readonly (readonly SentAnswer[])[] {
  const groups: SentAnswer[][] = [];
  for (const answer of answers) {
    const last = groups.at(-1);
    if (last?.[0]?.status === answer.status) last.push(answer);
    else groups.push([answer]);
  }
  return groups;
}

function describeAnswer({ status, reason }: SentAnswer): string {
  return status === null ? reason : `${status} ${reason}`.trim();
}

function timeOf(group: readonly SentAnswer[]): string {
  if (group[0]?.status === null) return "";
  const all = group.map(({ ms }) => ms);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  return least === most ? ` in ${most} ms` : ` in ${least} to ${most} ms`;
}

function observationRows({ observation }: SendReport): Row[] {
  switch (observation?.kind) {
    case undefined:
      return [];
    case "handled": {
      const { times, ms } = observation;
      return [["handled", `${times === 1 ? "once" : `${times} times`}, ${ms} ms after the answer`]];
    }
    case "handled_otherwise":
      return [["handled", `as ${observation.event}, purpose ${observation.purpose}`]];
    case "not_handled":
      return [
        ["handled", observation.withinMs === 0 ? "no" : `not within ${observation.withinMs} ms`],
      ];
    case "unreadable":
      return [["handled", "unknown"]];
  }
}

/** Returns the result in a few sentences, with the next step. */
function sumUp({ answers, observation, passed }: SendReport, secret: SecretSource): string {
  const bad = answers.find(({ status }) => status === null || status < 200 || status > 299);
  if (bad !== undefined) {
    const though = observation?.kind.startsWith("handled") ? " It was handled anyway." : "";
    return `${describeRefusal(bad, secret)}${though}`;
  }
  switch (observation?.kind) {
    case undefined:
      return "The receiver answered with success. Add --observe URL to see if a handler ran.";
    case "handled":
      return passed
        ? "The receiver accepted the delivery: its handler ran."
        : "The receiver handled the same delivery more than once. Answer a duplicate with 2xx and do not handle it.";
    case "handled_otherwise":
      return "The receiver answered with success, but a handler of another event or purpose ran.";
    case "not_handled":
      return "The receiver answered with success, but no handler ran in time. To wait longer, use --observe-within-ms.";
    case "unreadable":
      return observation.message;
  }
}

function describeRefusal(answer: SentAnswer, secret: SecretSource): string {
  const { status } = answer;
  if (isTooLate(answer)) {
    return "The receiver took too long. Answer before you handle the delivery, or wait longer with --timeout-ms.";
  }
  if (status === null) return "The receiver did not answer. See its log for an error.";
  if (status < 400)
    return "Expected a success (2xx). This command follows no redirects: use the target URL.";
  return `The receiver refused the delivery. ${adviseOn(status, secret)}`.trim();
}

function adviseOn(status: number, secret: SecretSource): string {
  if (status === 404 || status === 405) return "Check the path of the URL.";
  if (status !== 401 && status !== 403) return "";
  const { what, remedy } = explainRefusal(secret);
  return `${what} ${remedy}`;
}
