import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { VerifyError } from "../errors.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import { quoteAddress } from "../text/show-url.ts";

/** The values of a command line, by its options. */
export type CommandLine<O extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ args: string[]; options: O; allowPositionals: true; tokens: true }>
>;

/** Reads a command line. Throws if it has an unknown option, one without its value, or twice what is taken once. */
export function readCommandLine<const O extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: O,
): CommandLine<O> {
  // First without Node's own checks: their sentences name no place.
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const given = tokens.filter((token) => token.kind === "option");
  for (const token of given) assertKnown(token, options);
  const twice = given.find(
    ({ name }, at) =>
      options[name]?.multiple !== true && given.findIndex((one) => one.name === name) !== at,
  );
  if (twice !== undefined) throw givenTwice(twice.rawName);
  return parseArgs({ args: [...args], options, allowPositionals: true, tokens: true });
}

/** Makes the error of an option that is taken once. */
export function givenTwice(place: string): VerifyError {
  return new VerifyError("argument_invalid", {
    place: toOneLine(place, mostOfQuote),
    expected: "once",
    found: "more than once",
    fix: "Leave one out.",
  });
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function assertKnown(
  { name, rawName: place, value, inlineValue }: OptionToken,
  options: ParseArgsOptionsConfig,
): void {
  const isKnown = Object.hasOwn(options, name);
  if (isKnown && options[name]?.type === "boolean") {
    assertAlone(place, inlineValue);
    return;
  }
  const looksLikeOption = value !== undefined && /^-./.test(value) && inlineValue !== true;
  if (isKnown && value !== undefined && !looksLikeOption) return;
  const expected = isKnown ? "a value" : "an option of this command";
  throw new VerifyError("argument_invalid", {
    place: toOneLine(place, mostOfQuote),
    expected,
    found: describeGiven(isKnown, value),
    fix: "See --help.",
  });
}

function assertAlone(place: string, inlineValue: boolean | undefined): void {
  if (inlineValue !== true) return;
  const expected = "no value";
  throw new VerifyError("argument_invalid", { place, expected, found: "one", fix: "See --help." });
}

function describeGiven(isKnown: boolean, value: string | undefined): string {
  if (!isKnown) return "an unknown one";
  return value === undefined ? "none" : quoteAddress(value);
}
