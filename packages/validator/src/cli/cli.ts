import { type CheckOptions, helpText, readArguments } from "./arguments.ts";
import { checkDocument } from "./check-document.ts";
import { type CommandIssue, unexpectedIssue } from "./command-issue.ts";
import { type CheckedFile, exitCodeOf, type Outcome } from "./outcome.ts";
import { toJsonText } from "./printable.ts";
import { readDocument } from "./read-document.ts";
import { toShapeReport } from "./shape/shape-report.ts";
import type { ExitCode, Terminal } from "./terminal.ts";
import { toBlock, toHint, toSummary } from "./text-report.ts";
import { ownVersion } from "./version.ts";

/** Runs the command `order-webhooks-validate`. Never throws. */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await run(args, terminal);
  } catch (error) {
    return refuse(unexpectedIssue(error), terminal);
  }
}

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const command = readArguments(args, terminal.typing);
  switch (command.kind) {
    case "help":
      terminal.print(helpText);
      return 0;
    case "version":
      terminal.print(`${ownVersion}\n`);
      return 0;
    case "mistake":
      return refuse(command.issue, terminal);
    default:
      return checkFiles(command, terminal);
  }
}

function refuse({ message }: CommandIssue, { warn }: Terminal): ExitCode {
  warn(`${message}\n`);
  return 2;
}

async function checkFiles(options: CheckOptions, terminal: Terminal): Promise<ExitCode> {
  const checked: CheckedFile[] = [];
  for (const file of options.files) checked.push(await checkFile(file, options, terminal));
  const outcomes = checked.map(({ outcome }) => outcome);
  const exitCode = worstOf(outcomes, options);
  if (options.output === "json") terminal.print(toJsonReport(checked, exitCode));
  if (options.output === "text") terminal.print(toEnd(outcomes, options));
  return exitCode;
}

/** Checks a file, and prints the part of the output that belongs to this file. */
async function checkFile(
  file: string,
  { event, output, strict }: CheckOptions,
  { print, warn, color, stdin, findRoot }: Terminal,
): Promise<CheckedFile> {
  const reading = await readDocument(file, stdin);
  if (!reading.ok) {
    warn(`${reading.issue.message}\n`);
    return {
      file,
      outcome: { result: "unreadable", issues: [reading.issue] },
      byteOrderMark: false,
    };
  }
  const { body, byteOrderMark } = reading;
  const outcome = checkDocument({ body, event }, findRoot);
  if (output === "text") print(toBlock({ file, outcome, byteOrderMark }, { color, strict }));
  if (output === "shape") print(toShapeReport({ body, event }, outcome, findRoot));
  return { file, outcome, byteOrderMark };
}

function worstOf(outcomes: readonly Outcome[], { output, strict }: CheckOptions): ExitCode {
  const codes = outcomes.map((outcome) => exitCodeOf(outcome, strict));
  if (codes.includes(2)) return 2;
  return output !== "shape" && codes.includes(1) ? 1 : 0;
}

function toJsonReport(checked: readonly CheckedFile[], exitCode: ExitCode): string {
  const files = checked.map(({ file, outcome, byteOrderMark }) => ({
    file,
    ...outcome,
    ...(byteOrderMark && { byteOrderMark }),
  }));
  return toJsonText({ validator: ownVersion, exitCode, files });
}

function toEnd(outcomes: readonly Outcome[], { strict }: CheckOptions): string {
  const summary = outcomes.length > 1 ? toSummary(outcomes, strict) : "";
  return summary + toHint(outcomes);
}
