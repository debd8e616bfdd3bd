#!/usr/bin/env node
import { runCli } from "./cli.ts";
import { createTerminal } from "./terminal.ts";

const terminal = createTerminal();
process.exitCode = await terminal.flush(await runCli(process.argv.slice(2), process.env, terminal));

// A pipe takes 64 KiB, and the rest of a long list or a body at the pace of its reader.
await new Promise((resolve) => process.stdout.write("", resolve));

// A module of handlers may leave connections open. They do not keep a command that has ended.
setTimeout(() => process.exit(), 1_000).unref();
