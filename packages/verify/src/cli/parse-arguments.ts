import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { VerifyError } from "../errors.ts";

/** The values of a command line, by its options. */
export type CommandLine<O extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ args: string[]; options: O; allowPositionals: true; tokens: true }>
>;

/** Reads a command line; throws if it has an unknown option, or twice what is taken once. */
export function readCommandLine<const O extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: O,
): CommandLine<O> {
  const read = orInvalid(() =>
    parseArgs({ args: [...args], options, allowPositionals: true, tokens: true }),
  );
  const given = read.tokens.flatMap((token) => (token.kind === "option" ? [token.name] : []));
  const twice = given.find(
    (name, at) => options[name]?.multiple !== true && given.indexOf(name) !== at,
  );
  if (twice === undefined) return read;
  throw new VerifyError("argument_invalid", `--${twice}`, "expected once, got more than once.");
}

function orInvalid<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    // Node says more than one sentence: what follows the first one is advice about syntax.
    const [sentence = ""] = error instanceof Error ? error.message.split(/\.\s|\.$/) : [];
    throw new VerifyError("argument_invalid", "arguments", `${sentence}. See --help.`, {
      cause: error,
    });
  }
}
