import { type ParseArgsOptionsConfig, parseArgs } from "node:util";

/** What a command line says, by its options. */
export type CommandLine<O extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ args: string[]; options: O; allowPositionals: true; tokens: true }>
>;

/** Reads a command line; one sentence if it cannot be understood, or has twice what is taken once. */
export function readCommandLine<const O extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: O,
): CommandLine<O> | { readonly problem: string } {
  try {
    const read = parseArgs({ args: [...args], options, allowPositionals: true, tokens: true });
    const given = read.tokens.flatMap((token) => (token.kind === "option" ? [token.name] : []));
    const twice = given.find(
      (name, at) => options[name]?.multiple !== true && given.indexOf(name) !== at,
    );
    return twice === undefined ? read : { problem: `--${twice} is given twice.` };
  } catch (error) {
    return { problem: problemOfParsing(error) };
  }
}

/** Node says more than one sentence: what follows the first one is advice about syntax. */
function problemOfParsing(error: unknown): string {
  const [sentence = ""] = error instanceof Error ? error.message.split(/\.\s/) : [];
  return `${sentence.replace(/\.$/, "")}; see --help.`;
}
