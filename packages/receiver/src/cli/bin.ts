#!/usr/bin/env node
import { assertNode } from "../node-version.ts";

assertNode(new URL("../../package.json", import.meta.url));
const { runCli } = await import("./cli.ts");
const { createTerminal } = await import("./terminal.ts");

const terminal = createTerminal();
process.exitCode = await terminal.flush(await runCli(process.argv.slice(2), process.env, terminal));
