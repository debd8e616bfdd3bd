import { ownVersion } from "../version.ts";
import { pactUsage } from "./pact-arguments.ts";
import { runPactCommand } from "./pact-command.ts";
import { receiverUsage } from "./receiver-arguments.ts";
import { runReceiverCommand } from "./receiver-command.ts";
import { describeFault, type ExitCode, refuse, type Surroundings } from "./terminal.ts";

/** Runs the command: `pact ...` verifies message pacts, everything else a receiver. Never throws. */
export async function runCommand(
  args: readonly string[],
  surroundings: Surroundings,
): Promise<ExitCode> {
  try {
    return await choose(args, surroundings);
  } catch (error) {
    return refuse(describeFault(error), surroundings);
  }
}

async function choose(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const [first, ...rest] = args;
  const forPacts = first === "pact";
  if (args.includes("--help") || args.includes("-h"))
    return say(forPacts ? pactUsage : receiverUsage, surroundings);
  if (args.includes("--version")) return say(`${ownVersion}\n`, surroundings);
  return forPacts ? runPactCommand(rest, surroundings) : runReceiverCommand(args, surroundings);
}

function say(text: string, { print }: Surroundings): ExitCode {
  print(text);
  return 0;
}
