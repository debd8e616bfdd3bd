import { VerifyError } from "../errors.ts";
import { assertHeaderName, assertHeaderValue } from "../options/extra-headers.ts";
import { testSecret } from "../plan/signature.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import { quoteAddress } from "../text/show-url.ts";
import { toRecord } from "./parse-arguments.ts";
import type { Terminal } from "./terminal.ts";

/** The options of a command line that name environment variables: their values are never printed. */
export const environmentOptions = {
  "secret-env": { type: "string" },
  "header-env": { type: "string", multiple: true },
} as const;

/** Names of environment variables, as a command line gives them. */
export interface EnvironmentNames {
  readonly secretEnv: string;
  /** The variable of each header. */
  readonly headerEnv: { readonly [header: string]: string };
}

interface EnvironmentValues {
  readonly "secret-env"?: string;
  readonly "header-env"?: readonly string[];
}

/** Reads the names among the values of a command line. Throws at one that cannot be a name. */
export function readEnvironmentNames(values: EnvironmentValues): EnvironmentNames {
  return {
    secretEnv: readSecretEnv(values["secret-env"]),
    headerEnv: readHeaderEnv(values["header-env"] ?? []),
  };
}

/** Gives the secret. Throws if its variable is not set. */
export function readSecret({ secretEnv }: EnvironmentNames, { env }: Terminal): string {
  const secret = env[secretEnv] ?? "";
  if (secret.trim() !== "") return secret;
  throw new VerifyError("secret_missing", {
    place: nameOfVariable(secretEnv),
    expected: "the receiver's secret in this environment variable",
    found: "none",
    fix: `Set it, or start the receiver with the published test secret ${testSecret} and set it to that.`,
  });
}

/** Note on a secret that begins or ends with white space, as one read from a file may. */
export function strayWhiteSpace({ secretEnv }: EnvironmentNames): string {
  const name = toOneLine(secretEnv, mostOfQuote);
  return `Note: the value of ${name} begins or ends with white space, which is part of it.\n`;
}

/** Gives the headers with their values. Throws if a variable is not set, or holds what no header can have. */
export function readHeaders(
  { headerEnv }: EnvironmentNames,
  { env }: Terminal,
): { readonly [header: string]: string } {
  const pairs = Object.entries(headerEnv).map(([header, name]) => {
    return [header, readHeader(header, name, env[name])] as const;
  });
  return Object.fromEntries(pairs);
}

/** The name of a variable. What cannot be one may be the secret itself, in the wrong place. */
function nameOfVariable(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? toOneLine(name, mostOfQuote) : "--secret-env";
}

function readHeader(header: string, name: string, value: string | undefined): string {
  const place = `--header-env ${toOneLine(header, mostOfQuote)}=${toOneLine(name, mostOfQuote)}`;
  if (value === undefined || value.trim() === "") {
    const expected = "the header's value in this environment variable";
    const fix = "Set it, or leave the option out.";
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
    found: "an empty text",
    fix: "Leave the option out for WEBHOOK_SECRET.",
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
      // A value in the place of the variable is not shown.
      found: quoteAddress(entry.split("=")[0] ?? ""),
      fix: "Write the header's name, an equals sign and the name of the environment variable with its value.",
    });
  }
  assertHeaderName("--header-env", header);
  return [header, variable];
}
