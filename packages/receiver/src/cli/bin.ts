#!/usr/bin/env node
import { runCli } from "./cli.ts";
import { createTerminal } from "./terminal.ts";

const terminal = createTerminal();
process.exitCode = await terminal.flush(await runCli(process.argv.slice(2), process.env, terminal));
