import { findNearest } from "@order-webhooks/validator/nearest";
import { ownVersion } from "../version.ts";
import { pactUsage } from "./pact-arguments.ts";
import { runPactCommand } from "./pact-command.ts";
import { strayArgument } from "./parse-arguments.ts";
import { receiverUsage } from "./receiver-arguments.ts";
import { runReceiverCommand } from "./receiver-command.ts";
import { sendUsage } from "./send-arguments.ts";
import { runSendCommand } from "./send-command.ts";
import { describeError, type ExitCode, refuse, type Terminal } from "./terminal.ts";

/**
 * Runs the command. `pact ...` verifies message pacts, `send ...` sends one delivery, and
 * everything else verifies a receiver. Never throws.
 */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await choose(args, terminal);
  } catch (error) {
    return refuse(describeError(error), terminal);
  }
}

interface Command {
  readonly usage: string;
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<ExitCode>;
}

const named: ReadonlyMap<string, Command> = new Map([
  ["pact", { usage: pactUsage, run: runPactCommand }],
  ["send", { usage: sendUsage, run: runSendCommand }],
]);

async function choose(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [first = "", ...rest] = args;
  if (first === "help") return say(named.get(rest[0] ?? "")?.usage ?? receiverUsage, terminal);
  const command = named.get(first);
  if (args.includes("--help") || args.includes("-h")) {
    return say(command?.usage ?? receiverUsage, terminal);
  }
  if (args.includes("--version") || args.includes("-v")) return say(`${ownVersion}\n`, terminal);
  if (command !== undefined) return command.run(rest, terminal);
  // This check comes first, because the options may belong to another command.
  assertNoCommand(first);
  return runReceiverCommand(args, terminal);
}

/** Throws if a word resembles the name of a command, or if a pact is given without its command. */
function assertNoCommand(first: string): void {
  if (first.startsWith("-")) return;
  const isPact = /pa?c|act|pakt|\.json$/i.test(first);
  const meant = findNearest(first, [...named.keys(), "help"]) ?? (isPact ? "pact" : undefined);
  if (meant !== undefined) throw strayArgument(first, `Did you mean ${meant}? See --help.`);
}

function say(text: string, { print }: Terminal): ExitCode {
  print(text);
  return 0;
}
