#!/usr/bin/env node
import { runCli } from "./cli.ts";
import { createTerminal } from "./terminal.ts";

const terminal = createTerminal();
process.exitCode = await terminal.flush(await runCli(process.argv.slice(2), process.env, terminal));

// What a module of handlers printed to a pipe waits for its reader, too.
await new Promise((resolve) => process.stdout.write("", resolve));

// A module of handlers may leave connections open. They do not keep a command that has ended.
setTimeout(() => process.exit(), 1_000).unref();
