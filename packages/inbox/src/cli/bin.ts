#!/usr/bin/env node
import { loadCommand } from "@order-webhooks/receiver/node-version";

const manifest = new URL("../../package.json", import.meta.url);
const { runCli } = await loadCommand(manifest, () => import("./cli.ts"));
const { createTerminal } = await import("./terminal.ts");

const terminal = createTerminal();
process.exitCode = await terminal.flush(await runCli(process.argv.slice(2), process.env, terminal));

// Also wait until the reader of a pipe has received the output of a module of handlers.
await new Promise((resolve) => process.stdout.write("", resolve));

// A module of handlers may leave connections open. They must not keep the ended command alive.
setTimeout(() => process.exit(), 1_000).unref();
