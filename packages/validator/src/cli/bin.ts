#!/usr/bin/env node
import { isatty } from "node:tty";
import { runCommand } from "./cli.ts";
import { unexpectedIssue, unwritableIssue } from "./command-issue.ts";
import { findRoot } from "./known-objects.ts";

const { env, stdout, stderr } = process;
const warn = (text: string): void => void stderr.write(text);
let failed = false;

/** Reports once that the result is missing or incomplete. */
function fail(message: string): void {
  if (!failed) warn(`${message}\n`);
  failed = true;
}

stderr.on("error", () => {});
stdout.on("error", (error: NodeJS.ErrnoException) => {
  // The reader of a pipe may close it early, as `head` does. That is not a failure.
  if (error.code !== "EPIPE") fail(unwritableIssue(error).message);
});
// Without this handler the exit code would be 1, which means that a file does not fit.
process.once("uncaughtException", (error) => fail(unexpectedIssue(error).message));
process.once("exit", () => {
  if (failed) process.exitCode = 2;
});

process.exitCode = await runCommand(process.argv.slice(2), {
  print: (text) => void stdout.write(text),
  warn,
  color: stdout.isTTY === true && (env.NO_COLOR ?? "") === "",
  stdin: () => process.stdin,
  typing: isatty(0),
  findRoot,
});
