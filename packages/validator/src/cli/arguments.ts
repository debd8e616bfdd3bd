import { parseArgs } from "node:util";
import type { EventType } from "@order-webhooks/types";
import { eventTypes, isEventType } from "../index.ts";
import { findNearest } from "../nearest.ts";
import { type CommandIssue, type CommandIssueDetails, toCommandIssue } from "./command-issue.ts";
import { standardInput } from "./file-name.ts";
import { toPrintable } from "./printable.ts";

/** Parsed command line. */
export type Command =
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | { readonly kind: "mistake"; readonly issue: CommandIssue }
  | ({ readonly kind: "check" } & CheckOptions);

/** Files to check, with the options of the check. */
export interface CheckOptions {
  readonly files: readonly [string, ...string[]];
  /** Event of raw payloads, or undefined if the files have envelopes. */
  readonly event: EventType | undefined;
  readonly output: "text" | "json" | "shape";
  /** True if drift counts as a failure. */
  readonly strict: boolean;
}

/** Text of `--help`. */
export const helpText: string = `Usage: npx @order-webhooks/validator FILE... [options]

Checks saved deliveries of Voucherify's order webhooks. Prints the event and purpose of each file.
Also prints its drift (accepted differences from the contract, such as an unknown key) or the issues
for which it does not fit. Prints values of the data only with --shape, and only those that the
contract lists. Use - for standard input. The command makes no network requests. Colors the output
on a terminal, unless NO_COLOR is set.

Options:
  --event NAME   treats the files as raw payloads of this event, without an envelope
  --strict       fails also if a file has drift
  --json         prints one JSON document
  --shape        prints the keys, types and formats of each file for a public issue. Masks values
                 that the contract does not list, and keys that do not look like the vendor's. Read
                 the output before you post it
  -h, --help     prints this help
  -v, --version  prints the version

Events:
${eventTypes.map((name) => `  ${name}\n`).join("")}
Exit codes: 0 every file fits the contract, or was read with --shape, 1 a file does not fit,
2 wrong arguments, or a file could not be read.
`;

/** Reads a command line. Without files, the command reads standard input, unless that is a keyboard. */
export function readArguments(args: readonly string[], typing: boolean): Command {
  // Node's own checks are off, because their messages name no place.
  const config = { args: [...args], options, strict: false, tokens: true } as const;
  const { values, positionals, tokens } = parseArgs(config);
  if (values.help) return { kind: "help" };
  if (values.version) return { kind: "version" };
  const given = tokens.filter((token) => token.kind === "option");
  const issue =
    given.map(findMisuse).find((found) => found !== undefined) ??
    findRepeated(given) ??
    findConflict(values) ??
    findMisnamed(positionals, typing);
  return issue ? { kind: "mistake", issue } : toCheck(values, positionals);
}

const options = {
  event: { type: "string" },
  strict: { type: "boolean" },
  json: { type: "boolean" },
  shape: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

interface Values {
  readonly event?: string | boolean | undefined;
  readonly strict?: string | boolean | undefined;
  readonly json?: string | boolean | undefined;
  readonly shape?: string | boolean | undefined;
}

function toCheck({ event, strict, json, shape }: Values, files: readonly string[]): Command {
  const mistake = unknownEvent(event);
  if (mistake) return { kind: "mistake", issue: mistake };
  const [first = standardInput, ...others] = files;
  return {
    kind: "check",
    files: [first, ...others],
    event: isEventType(event) ? event : undefined,
    output: shape ? "shape" : json ? "json" : "text",
    strict: strict === true,
  };
}

function argumentInvalid(details: CommandIssueDetails): CommandIssue {
  return toCommandIssue("argument_invalid", details);
}

const fix = "See --help.";

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function findMisuse({ name, rawName, value, inlineValue }: OptionToken): CommandIssue | undefined {
  const place = toPrintable(rawName);
  if (!Object.hasOwn(options, name)) return unknownOption(place, name);
  if (name !== "event") {
    const details = { place, expected: "no value", found: "a value", fix };
    return value === undefined ? undefined : argumentInvalid(details);
  }
  const isNextOption = value?.startsWith("-") === true && inlineValue !== true;
  if (value !== undefined && !isNextOption) return undefined;
  const found = value === undefined ? "none" : "another option";
  return argumentInvalid({ place, expected: "the name of an event", found, fix });
}

function unknownOption(place: string, name: string): CommandIssue {
  const near = findNearest(name, Object.keys(options));
  return argumentInvalid({
    place,
    expected: "an option of this command",
    found: "an unknown option",
    fix: near === undefined ? fix : `Did you mean --${near}? See --help.`,
  });
}

function findRepeated(given: readonly OptionToken[]): CommandIssue | undefined {
  if (given.filter(({ name }) => name === "event").length < 2) return undefined;
  const repeated = { place: "--event", expected: "one use", found: "several uses" };
  return argumentInvalid({ ...repeated, fix: "Check the files of each event separately." });
}

function findConflict({ json, strict, shape }: Values): CommandIssue | undefined {
  if (!shape || !(json || strict)) return undefined;
  return argumentInvalid({
    place: json ? "--json" : "--strict",
    expected: "no --shape together with it",
    found: "both",
    fix: "Remove one of them.",
  });
}

function findMisnamed(files: readonly string[], typing: boolean): CommandIssue | undefined {
  const place = "arguments";
  const inputs = files.filter((file) => file === standardInput).length;
  if (inputs > 1) {
    const expected = "standard input (-) at most once";
    return argumentInvalid({ place, expected, found: "several", fix: "Name - once." });
  }
  if (files.length > 0 || !typing) return undefined;
  return argumentInvalid({
    place,
    expected: "a file, or - for standard input",
    found: "none",
    fix,
  });
}

function unknownEvent(event: Values["event"]): CommandIssue | undefined {
  if (event === undefined || isEventType(event)) return undefined;
  const near = findNearest(String(event), eventTypes);
  return toCommandIssue("event_unknown", {
    place: "--event",
    expected: `one of ${eventTypes.join(", ")}`,
    found: toPrintable(JSON.stringify(event)),
    fix:
      near === undefined
        ? "Check if a newer version supports it."
        : `Did you mean ${near}? See --help.`,
  });
}
