import { once } from "node:events";
import { ReceiverError } from "../errors.ts";
import { Output } from "./output.ts";

/** Output and end of a command. */
export interface Terminal {
  /** Prints a line to the standard output. */
  readonly print: (line: string) => void;
  /** Prints a line that may need an action, to the standard error. */
  readonly warn: (line: string) => void;
  /** Resolves when the command is asked to end. */
  readonly ended: () => Promise<void>;
}

/** The terminal of a process. */
export interface ProcessTerminal extends Terminal {
  /** Prints bytes as they are. */
  readonly write: (bytes: Uint8Array) => void;
  /**
   * Waits until everything is written. Resolves to the given exit code, or to 1 instead of 0 if a part could not be
   * written. If the reader closed the output, that is not a failure.
   */
  readonly flush: (exitCode: number) => Promise<number>;
}

/** Returns the terminal of this process. A second signal ends the process at once. */
export function createTerminal(): ProcessTerminal {
  const err = new Output(process.stderr, () => {});
  const out = new Output(process.stdout, (error) => err.write(`${toOutputError(error).message}\n`));
  return {
    print: (line) => out.write(`${line}\n`),
    warn: (line) => err.write(`${line}\n`),
    write: (bytes) => out.write(bytes),
    flush: async (exitCode) => {
      const isWhole = [await out.flush(), await err.flush()].every(Boolean);
      return isWhole ? exitCode : exitCode || 1;
    },
    ended: async () => {
      await Promise.race([once(process, "SIGTERM"), once(process, "SIGINT")]);
      process.on("SIGTERM", () => process.exit(1));
      process.on("SIGINT", () => process.exit(1));
    },
  };
}

function toOutputError(error: NodeJS.ErrnoException): ReceiverError {
  return new ReceiverError("output_failed", {
    place: "standard output",
    expected: "a complete write",
    found: error.code === "ENOSPC" ? "no space (ENOSPC)" : (error.code ?? "an error"),
    fix: "Part of the output is missing. Free disk space, or redirect the output.",
    cause: error,
  });
}
