import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { findNearest } from "@order-webhooks/validator/nearest";
import { VerifyError } from "../errors.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import { quoteAddress } from "../text/show-url.ts";

/** Values of a command line, by its options. */
export type CommandLine<O extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ args: string[]; options: O; allowPositionals: true; tokens: true }>
>;

/**
 * Reads a command line. Throws if an option is unknown, lacks its value, or is repeated although it
 * may not be.
 */
export function readCommandLine<const O extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: O,
): CommandLine<O> {
  // Parses without Node's own checks, because their messages name no place.
  const line = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const given = line.tokens.filter((token) => token.kind === "option");
  for (const token of given) assertKnown(token, options);
  const twice = given.find(
    ({ name }, at) =>
      options[name]?.multiple !== true && given.findIndex((one) => one.name === name) !== at,
  );
  if (twice !== undefined) throw givenTwice(twice.rawName);
  // The cast is safe, because the checks above are those of strict parsing.
  return line as CommandLine<O>;
}

/** Arguments of a command line in their order. */
type Tokens = CommandLine<ParseArgsOptionsConfig>["tokens"];

/** Throws if an argument belongs to no option. */
export function assertOptionsAlone({ tokens }: { readonly tokens: Tokens }): void {
  const at = tokens.findIndex(({ kind }) => kind === "positional");
  const stray = tokens[at];
  if (stray?.kind === "positional") {
    throw strayArgument(stray.value, adviseOnStray(stray.value, tokens[at - 1]));
  }
}

/**
 * Returns the fix for an argument that belongs to no option: a URL alone, or the rest of a list.
 */
function adviseOnStray(stray: string, before: Tokens[number] | undefined): string {
  if (/^(https?:\/\/|[\w.-]+:\d+(\/|$))/i.test(stray)) return "Write --url before a URL.";
  if (before?.kind !== "option") return "See --help.";
  const isRest = before.value?.endsWith(",") || stray[0] === ",";
  if (isRest) return `Write the list of ${before.rawName} without spaces.`;
  if (before.name !== "events") return "See --help.";
  return `Write the list of ${before.rawName} with commas, without spaces.`;
}

/** Makes the error of an argument that belongs to no option. */
export function strayArgument(argument: string, fix: string): VerifyError {
  const found = quoteAddress(argument);
  const details = { place: "arguments", expected: "options", found, fix };
  return new VerifyError("argument_invalid", details);
}

/** Returns the value of a required option. Throws if it is missing. */
export function required(place: string, value: string | undefined, expected: string): string {
  if (value !== undefined) return value;
  const details = { place, expected, found: "none", fix: "See --help." };
  throw new VerifyError("argument_invalid", details);
}

/** Reads an integer. Its user checks the range. */
export function readWholeNumber(place: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d{1,10}$/.test(value)) return Number(value);
  throw new VerifyError("option_invalid", {
    place,
    expected: "an integer of digits only",
    found: quoteAddress(value),
    fix: "Write a number such as 10.",
  });
}

/** Names with values, as a repeatable option gives them. */
export type Pairs<V> = readonly (readonly [name: string, value: V])[];

/** Names an option with one of its names, and defines which names are equal. */
export interface Naming {
  readonly toPlace: (name: string) => string;
  /** Default: the name itself. */
  readonly toSame?: (name: string) => string;
}

/** Makes an object from pairs. Throws if a name is given twice. */
export function toRecord<V>(
  pairs: Pairs<V>,
  { toPlace, toSame = (name) => name }: Naming,
): { readonly [name: string]: V } {
  const names = pairs.map(([name]) => toSame(name));
  const twice = pairs.find((_, at) => names.indexOf(names[at] ?? "") !== at);
  if (twice === undefined) return Object.fromEntries(pairs);
  throw givenTwice(toPlace(twice[0]));
}

function givenTwice(place: string): VerifyError {
  return new VerifyError("argument_invalid", {
    place: toOneLine(place, mostOfQuote),
    expected: "once",
    found: "more than once",
    fix: "Remove all but one.",
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
  const looksLikeOption = value !== undefined && /^-\D/.test(value) && inlineValue !== true;
  if (isKnown && value !== undefined && !looksLikeOption) return;
  const expected = isKnown ? "a value" : "an option of this command";
  throw new VerifyError("argument_invalid", {
    place: toOneLine(place, mostOfQuote),
    expected,
    found: describeGiven(isKnown, value),
    fix: isKnown ? "See --help." : adviseOnOption(name, Object.keys(options)),
  });
}

function adviseOnOption(name: string, options: readonly string[]): string {
  const nearest = findNearest(name, [...options, "help", "version"]);
  return nearest === undefined ? "See --help." : `Did you mean --${nearest}? See --help.`;
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
