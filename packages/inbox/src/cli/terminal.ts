import {
  createTerminal as createServeTerminal,
  type ProcessTerminal,
} from "@order-webhooks/receiver/command";

/** Output of the command. */
export interface Terminal extends Omit<ProcessTerminal, "flush"> {
  /** True if standard output is a terminal. */
  readonly isWatched: boolean;
}

/** Returns the terminal of this process. */
export function createTerminal(): Terminal & ProcessTerminal {
  return { ...createServeTerminal(), isWatched: process.stdout.isTTY === true };
}
