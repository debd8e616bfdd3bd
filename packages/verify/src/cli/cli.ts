import { ownVersion } from "../version.ts";
import { pactUsage } from "./pact-arguments.ts";
import { runPactCommand } from "./pact-command.ts";
import { receiverUsage } from "./receiver-arguments.ts";
import { runReceiverCommand } from "./receiver-command.ts";
import { describeError, type ExitCode, refuse, type Terminal } from "./terminal.ts";

/** Runs the command: `pact ...` verifies message pacts, everything else a receiver. Never throws. */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await choose(args, terminal);
  } catch (error) {
    return refuse(describeError(error), terminal);
  }
}

async function choose(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [first, ...rest] = args;
  const forPacts = first === "pact";
  if (args.includes("--help") || args.includes("-h"))
    return say(forPacts ? pactUsage : receiverUsage, terminal);
  if (args.includes("--version")) return say(`${ownVersion}\n`, terminal);
  return forPacts ? runPactCommand(rest, terminal) : runReceiverCommand(args, terminal);
}

function say(text: string, { print }: Terminal): ExitCode {
  print(text);
  return 0;
}
