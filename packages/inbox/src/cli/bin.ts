#!/usr/bin/env node
import { runCli } from "./cli.ts";
import { createTerminal } from "./terminal.ts";

process.exitCode = await runCli(process.argv.slice(2), process.env, createTerminal());

// A pipe takes 64 KiB, and the rest of a long list or a body at the pace of its reader.
await new Promise((resolve) => process.stdout.write("", resolve));

// A module of handlers may leave connections open. They do not keep a command that has ended.
setTimeout(() => process.exit(), 1_000).unref();
