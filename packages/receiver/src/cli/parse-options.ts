import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { ReceiverError } from "../errors.ts";
import { toPrintable } from "../printable.ts";
import { suggest } from "./suggest.ts";

/** The options of a command line, as `node:util` describes them. */
export type Flags = ParseArgsOptionsConfig;

/** A parsed command line: the values of its options, its positional arguments, and all of them in their order. */
export type CommandLine<F extends Flags> = ReturnType<
  typeof parseArgs<{
    args: string[];
    options: F;
    strict: true;
    allowPositionals: true;
    tokens: true;
  }>
>;

/** The values of options by name. */
export type Values<F extends Flags> = CommandLine<F>["values"];

/**
 * Reads the options of a command from its arguments. Only an option with `multiple` may be repeated.
 *
 * @param mostArguments the maximum number of positional arguments, 0 by default
 * @throws ReceiverError `argument_invalid`, with a message for the user of the command
 */
export function parseOptions<const F extends Flags>(
  args: readonly string[],
  options: F,
  mostArguments = 0,
): CommandLine<F> {
  const line = parse(joinNegatives(args), options);
  assertNoneRepeated(line, options);
  const extra = line.positionals[mostArguments];
  if (extra === undefined) return line;
  const expected = mostArguments === 0 ? "only options" : "no more arguments";
  throw new ReceiverError("argument_invalid", {
    place: toPrintable(extra) || '""',
    expected,
    found: "an argument",
    fix,
  });
}

/**
 * Joins an option and a negative number, so that the number is read as a wrong value: `--port -1` becomes
 * `--port=-1`.
 */
function joinNegatives(args: readonly string[]): string[] {
  const isJoined = (index: number) =>
    /^-\d/.test(args[index] ?? "") && /^--[a-z-]+$/.test(args[index - 1] ?? "");
  return args.flatMap((arg, index) => {
    if (isJoined(index)) return [];
    return isJoined(index + 1) ? [`${arg}=${args[index + 1]}`] : [arg];
  });
}

function assertNoneRepeated({ tokens }: Pick<CommandLine<Flags>, "tokens">, options: Flags): void {
  const given = tokens.filter((token) => token.kind === "option");
  const repeated = given.find(
    ({ name }, at) =>
      options[name]?.multiple !== true && given.findIndex((one) => one.name === name) < at,
  );
  if (repeated === undefined) return;
  throw new ReceiverError("argument_invalid", {
    place: repeated.rawName,
    expected: "once",
    found: "more than once",
    fix: "Remove all but one.",
  });
}

const fix = "See --help.";

function parse<const F extends Flags>(args: string[], options: F): CommandLine<F> {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: true, tokens: true });
  } catch (error) {
    throw isParseArgsError(error) ? toArgumentError(error, options) : error;
  }
}

function isParseArgsError(error: unknown): error is Error {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code.startsWith("ERR_PARSE_ARGS_");
}

/** Converts an error of parseArgs, which has the name of the argument in quotation marks. */
function toArgumentError(error: Error, options: Flags): ReceiverError {
  const [, name = "arguments"] = /'(.*?)(?: <value>)?'/s.exec(error.message) ?? [];
  const place = toPrintable(name);
  if (!error.message.startsWith("Unknown option")) {
    const [expected, found] = explain(error.message);
    return new ReceiverError("argument_invalid", { place, expected, found, fix, cause: error });
  }
  const known = new Set([...Object.keys(options), "help", "version"]);
  return new ReceiverError("argument_invalid", {
    place,
    expected: "an option of this command",
    found: "an unknown option",
    fix: suggest(name.replace(/^-+/, ""), [...known], "--"),
    cause: error,
  });
}

function explain(message: string): readonly [expected: string, found: string] {
  if (message.includes("does not take an argument")) return ["no value", "a value"];
  return ["a value", message.includes("ambiguous") ? "another option" : "nothing"];
}
