#!/usr/bin/env node
import { loadCommand } from "@order-webhooks/receiver/node-version";

const manifest = new URL("../../package.json", import.meta.url);
const { runCli } = await loadCommand(manifest, () => import("./cli.ts"));
const { createTerminal } = await import("./terminal.ts");

const terminal = createTerminal();
process.exitCode = await terminal.flush(await runCli(process.argv.slice(2), process.env, terminal));
