import { readFileSync } from "node:fs";
import { isReceiverError } from "../errors.ts";
import { serve } from "./serve.ts";
import { type Environment, readServeCommand, serveHelp } from "./serve-options.ts";
import type { Terminal } from "./terminal.ts";

/** The text that `--help` prints. */
const helpText = `Usage: order-webhooks-receiver [options]

Receives Voucherify's order webhooks, verifies and validates them, and prints a line for each.
Deliveries are kept in memory only. To keep them on the disk: npx @order-webhooks/inbox serve.

Options:
${serveHelp}

Colours are used on a terminal, unless NO_COLOR is set. SIGTERM or SIGINT ends it cleanly: it
answers what is coming in, lets handlers end, and exits. A second one ends it at once.

Exit codes: 0 ended cleanly, 1 could not listen or ended at once, 2 wrong arguments or no secret.`;

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
