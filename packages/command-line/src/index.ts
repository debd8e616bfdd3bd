import { type ParseArgsConfig, parseArgs } from "node:util";

/** A mistake in the arguments of a command. Its message is one sentence for the user of the command. */
export class ArgumentError extends Error {
  constructor(place: string, expected: string, found: string) {
    super(`[argument_invalid] ${place}: expected ${expected}, got ${found}. See --help.`);
  }
}

/**
 * Reads arguments as `parseArgs` of node:util does.
 *
 * @throws ArgumentError if they have a mistake
 */
export function readArguments<const C extends ParseArgsConfig>(
  config: C,
): ReturnType<typeof parseArgs<C>> {
  try {
    return parseArgs(config);
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    if (!code.startsWith("ERR_PARSE_ARGS_")) throw error;
    throw explain(message, Object.keys(config.options ?? {}));
  }
}

/** Rewrites a message of parseArgs, which names the argument in quotation marks. */
function explain(message: string, options: readonly string[]): ArgumentError {
  const [, place = "arguments"] = /'(--?[\w-]*)/.exec(message) ?? [];
  if (message.startsWith("Unexpected argument")) {
    const [, argument] = /'(.*)'/s.exec(message) ?? [];
    return new ArgumentError("arguments", "only options", JSON.stringify(argument));
  }
  if (message.startsWith("Unknown option")) {
    const known = options.map((name) => `--${name}`).join(", ");
    return new ArgumentError(place, `one of ${known}`, "an unknown option");
  }
  return message.includes("does not take an argument")
    ? new ArgumentError(place, "no value", "one")
    : new ArgumentError(place, "a value", "nothing");
}

/**
 * Prints the message of an ArgumentError, and returns exit code 2.
 *
 * @throws every other error
 */
export function refuse(error: unknown): number {
  if (!(error instanceof ArgumentError)) throw error;
  process.stderr.write(`${error.message}\n`);
  return 2;
}
