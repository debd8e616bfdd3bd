import {
  createTerminal as createServeTerminal,
  type ProcessTerminal,
} from "@order-webhooks/receiver/command";

/** The output of the command, and its end. */
export interface Terminal extends Omit<ProcessTerminal, "flush"> {
  /** True if a person watches the output. */
  readonly isWatched: boolean;
}

/** Returns the terminal of this process. */
export function createTerminal(): Terminal & ProcessTerminal {
  return { ...createServeTerminal(), isWatched: process.stdout.isTTY === true };
}
