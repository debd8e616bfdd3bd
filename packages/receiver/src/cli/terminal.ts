import { once } from "node:events";

/** The output of a command, and its end. */
export interface Terminal {
  /** Prints a line of the requested output. */
  readonly print: (line: string) => void;
  /** Prints a line that may need an action. */
  readonly warn: (line: string) => void;
  /** Resolves when the command is asked to end. */
  readonly ended: () => Promise<void>;
}

/** Returns the terminal of this process. A second signal ends the process at once. */
export function createTerminal(): Terminal {
  // The reader of the output may close it. Deliveries come all the same.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  return {
    print: (line) => void process.stdout.write(`${line}\n`),
    warn: (line) => void process.stderr.write(`${line}\n`),
    ended: async () => {
      await Promise.race([once(process, "SIGTERM"), once(process, "SIGINT")]);
      process.on("SIGTERM", () => process.exit(1));
      process.on("SIGINT", () => process.exit(1));
    },
  };
}
