#!/usr/bin/env node
import { createTerminal, runCli } from "./cli.ts";

process.exitCode = await runCli(process.argv.slice(2), process.env, createTerminal());
