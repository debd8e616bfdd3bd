import { VerifyError } from "../errors.ts";
import { assertHeaderName, assertHeaderValue } from "../options/extra-headers.ts";
import { testSecret } from "../plan/signature.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import { quoteAddress } from "../text/show-url.ts";
import { toRecord } from "./parse-arguments.ts";
import type { Terminal } from "./terminal.ts";

/** Options that name environment variables. The values of the variables are never printed. */
export const environmentOptions = {
  "secret-env": { type: "string" },
  "header-env": { type: "string", multiple: true },
} as const;

/** Names of environment variables from a command line. */
export interface EnvironmentNames {
  readonly secretEnv: string;
  /** Variable of each header. */
  readonly headerEnv: { readonly [header: string]: string };
}

interface EnvironmentValues {
  readonly "secret-env"?: string;
  readonly "header-env"?: readonly string[];
}

/** Reads the variable names of a command line. Throws if a name is invalid. */
export function readEnvironmentNames(values: EnvironmentValues): EnvironmentNames {
  return {
    secretEnv: readSecretEnv(values["secret-env"]),
    headerEnv: readHeaderEnv(values["header-env"] ?? []),
  };
}

/** Returns the secret. Throws if its variable is not set. */
export function readSecret({ secretEnv }: EnvironmentNames, { env }: Terminal): string {
  const secret = env[secretEnv] ?? "";
  if (secret.trim() !== "") return secret;
  throw new VerifyError("secret_missing", {
    place: nameOfVariable(secretEnv),
    expected: "the receiver's secret in this environment variable",
    found: "none",
    fix: `Set the variable. For a test, start the receiver with the published secret ${testSecret}.`,
  });
}

/**
 * Returns a note about a secret that begins or ends with white space, as a secret read from a file
 * may.
 */
export function strayWhiteSpace({ secretEnv }: EnvironmentNames): string {
  const name = toOneLine(secretEnv, mostOfQuote);
  return `Note: the value of ${name} begins or ends with white space, which counts as part of the secret.\n`;
}

/**
 * Returns the headers with their values. Throws if a variable is not set or has an invalid header
 * value.
 */
export function readHeaders(
  { headerEnv }: EnvironmentNames,
  { env }: Terminal,
): { readonly [header: string]: string } {
  const pairs = Object.entries(headerEnv).map(([header, name]) => {
    return [header, readHeader(header, name, env[name])] as const;
  });
  return Object.fromEntries(pairs);
}

/**
 * Returns the name of a variable. An invalid name may be the secret itself, given by mistake, so it
 * is not shown.
 */
function nameOfVariable(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? toOneLine(name, mostOfQuote) : "--secret-env";
}

function readHeader(header: string, name: string, value: string | undefined): string {
  const place = `--header-env ${toOneLine(header, mostOfQuote)}=${toOneLine(name, mostOfQuote)}`;
  if (value === undefined || value.trim() === "") {
    const expected = "the header's value in this environment variable";
    const fix = "Set the variable, or omit the option.";
    throw new VerifyError("option_invalid", { place, expected, found: "none", fix });
  }
  assertHeaderValue(place, value);
  return value;
}

function readSecretEnv(name = "WEBHOOK_SECRET"): string {
  if (name !== "") return name;
  throw new VerifyError("option_invalid", {
    place: "--secret-env",
    expected: "the name of an environment variable",
    found: "an empty string",
    fix: "Omit the option to use WEBHOOK_SECRET.",
  });
}

function readHeaderEnv(entries: readonly string[]): EnvironmentNames["headerEnv"] {
  return toRecord(entries.map(splitEntry), {
    toPlace: (header) => `--header-env ${header}`,
    toSame: (header) => header.toLowerCase(),
  });
}

function splitEntry(entry: string): readonly [header: string, variable: string] {
  const [, header, variable] =
    /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)=([A-Za-z_][0-9A-Za-z_]*)$/.exec(entry) ?? [];
  if (header === undefined || variable === undefined) {
    throw new VerifyError("option_invalid", {
      place: "--header-env",
      expected: "NAME=VARIABLE",
      // The text after the equals sign may be a secret and is not shown.
      found: quoteAddress(entry.split("=")[0] ?? ""),
      fix: "Write the header name, an equals sign and the name of the environment variable with the value.",
    });
  }
  assertHeaderName("--header-env", header);
  return [header, variable];
}
