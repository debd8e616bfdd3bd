#!/usr/bin/env node
import { runCommand } from "./cli.ts";
import { describeError } from "./terminal.ts";

const { env, stdout, stderr } = process;
const stop = new AbortController();
process.once("SIGINT", () => stop.abort()).once("SIGTERM", () => stop.abort());
// The reader of a pipe may close early. That is no failure of the run.
stdout.on("error", () => {});
stderr.on("error", () => {});
// Last resort for errors outside of the command's own calls. Exit code 1 would mean that the
// contract is broken.
process.once("uncaughtException", (error) => {
  stderr.write(`${describeError(error)}\n`, () => process.exit(2));
});

process.exitCode = await runCommand(process.argv.slice(2), {
  env,
  print: (text) => void stdout.write(text),
  warn: (text) => void stderr.write(text),
  color: stdout.isTTY === true && (env.NO_COLOR ?? "") === "",
  watched: stderr.isTTY === true,
  signal: stop.signal,
});
