import { readFileSync } from "node:fs";
import { styleText } from "node:util";
import { isReceiverError } from "@order-webhooks/receiver";
import { type Environment, suggest, toPrintable } from "@order-webhooks/receiver/command";
import { showWarnings } from "../durable/warnings.ts";
import { InboxError, type InboxErrorCode, isInboxError } from "../errors.ts";
import { assertAddressPositions } from "./arguments/address-position.ts";
import { toUsageError } from "./arguments/usage.ts";
import { runPurge, runReplay } from "./change-command.ts";
import { type CommandName, commandNames, helpTexts, mainHelp } from "./help.ts";
import { runList } from "./list-command.ts";
import { runServe } from "./serve-command.ts";
import { runShow } from "./show-command.ts";
import { runStats } from "./stats-command.ts";
import type { Terminal } from "./terminal.ts";

type Run = (args: readonly string[], terminal: Terminal, env: Environment) => Promise<number>;

const commands: { readonly [N in CommandName]: Run } = {
  serve: runServe,
  list: runList,
  show: runShow,
  replay: runReplay,
  purge: runPurge,
  stats: runStats,
};

/** Runs the command `order-webhooks-inbox`. Resolves to its exit code. */
export async function runCli(
  args: readonly string[],
  env: Environment,
  terminal: Terminal,
): Promise<number> {
  const [first, ...others] = args;
  try {
    assertAddressPositions(args);
    if (args.some((arg) => versionFlags.includes(arg))) return print(readVersion(), terminal);
    if (first === "help") return print(readHelp(others), terminal);
    if (first !== undefined && helpFlags.includes(first)) return print(mainHelp, terminal);
    const name = readName(first);
    if (others.some((arg) => helpFlags.includes(arg))) return print(helpTexts[name], terminal);
    assertFolder();
    return await withOwnWarnings(terminal, () => commands[name](others, terminal, env));
  } catch (error) {
    terminal.warn(describeError(error));
    return toExitCode(error);
  }
}

/** Prints the inbox's warnings as lines of the command. Node would add a process id and advice on its own flags. */
async function withOwnWarnings(terminal: Terminal, run: () => Promise<number>): Promise<number> {
  const giveBack = showWarnings((code, message) => {
    terminal.warn(`${styleText("yellow", code, { stream: process.stderr })} ${message}`);
  });
  return run().finally(giveBack);
}

const helpFlags: readonly string[] = ["--help", "-h"];
const versionFlags: readonly string[] = ["--version", "-v"];

/** Returns the help of the named command, or the main help. */
function readHelp([first, second]: readonly string[]): string {
  if (second !== undefined) {
    throw toUsageError(second, { expected: "no other argument", found: "one" });
  }
  return first === undefined || helpFlags.includes(first) ? mainHelp : helpTexts[readName(first)];
}

function print(text: string, terminal: Terminal): number {
  terminal.print(text);
  return 0;
}

function readName(text: string | undefined): CommandName {
  const name = commandNames.find((each) => each === text);
  if (name !== undefined) return name;
  const found = text === undefined ? "none" : JSON.stringify(toPrintable(text));
  const fix = suggest(text ?? "", commandNames);
  throw toUsageError("command", { expected: `one of ${commandNames.join(", ")}`, found, fix });
}

/**
 * Throws an InboxError `file_inaccessible` if the working folder was removed, because no relative path resolves then.
 */
function assertFolder(): void {
  try {
    process.cwd();
  } catch (cause) {
    throw new InboxError("file_inaccessible", {
      place: "working folder",
      expected: "a folder that exists",
      found: "one that was removed",
      fix: "Change to another folder, and run the command again.",
      cause,
    });
  }
}

function readVersion(): string {
  const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  const { version }: { readonly version: string } = JSON.parse(manifest);
  return version;
}

function describeError(error: unknown): string {
  if (isReceiverError(error) || isInboxError(error)) return error.message;
  const cause = error instanceof Error ? toPrintable(error.message, 300) : "unknown";
  return `The command failed: ${cause}`;
}

/** Codes of failures with exit code 1. All other codes are about the arguments, the file or the database. */
const failures: readonly InboxErrorCode[] = [
  "storage_failed",
  "inbox_closed",
  "administration_failed",
  "key_unknown",
  "key_ambiguous",
  "body_unavailable",
];

function toExitCode(error: unknown): number {
  if (isInboxError(error)) return failures.includes(error.code) ? 1 : 2;
  return isReceiverError(error) ? 2 : 1;
}
