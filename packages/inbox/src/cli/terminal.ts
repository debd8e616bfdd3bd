import {
  createTerminal as createServeTerminal,
  type Terminal as ServeTerminal,
} from "@order-webhooks/receiver/command";

/** The output of the command, and its end. */
export interface Terminal extends ServeTerminal {
  /** True if a person watches the output. */
  readonly isWatched: boolean;
  /** Prints bytes as they are. */
  readonly write: (bytes: Uint8Array) => void;
}

/** Returns the terminal of this process. */
export function createTerminal(): Terminal {
  return {
    ...createServeTerminal(),
    isWatched: process.stdout.isTTY === true,
    write: (bytes) => void process.stdout.write(bytes),
  };
}
