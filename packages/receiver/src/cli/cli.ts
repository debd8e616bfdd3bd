import { readFileSync } from "node:fs";
import { isReceiverError } from "../errors.ts";
import { serve } from "./serve.ts";
import { type Environment, readServeCommand, serveHelp } from "./serve-options.ts";
import type { Terminal } from "./terminal.ts";

/** Output of `--help`. */
const helpText = `Usage: npx @order-webhooks/receiver [options]

Receives Voucherify's order webhooks, verifies and validates them, and prints a line for each.
Keeps deliveries in memory only. To keep them on disk, use npx @order-webhooks/inbox serve.
SIGTERM or SIGINT ends the command cleanly: it answers pending requests, lets running handlers end,
and exits. A second signal ends it at once. Colors the output on a terminal, unless NO_COLOR is set.

Options:
${serveHelp}

Exit codes: 0 ended cleanly, 1 could not listen, could not write its output or was ended at once,
2 wrong arguments or no secret.`;

/** Runs the command `order-webhooks-receiver`. Resolves to its exit code. */
export async function runCli(
  args: readonly string[],
  env: Environment,
  terminal: Terminal,
): Promise<number> {
  try {
    const command = readServeCommand(args, env, {});
    if (command.kind === "serve") return await serve(command.options, { terminal });
    terminal.print(command.kind === "help" ? helpText : readVersion());
    return 0;
  } catch (error) {
    if (!isReceiverError(error)) throw error;
    terminal.warn(error.message);
    return 2;
  }
}

function readVersion(): string {
  const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  const { version }: { readonly version: string } = JSON.parse(manifest);
  return version;
}
