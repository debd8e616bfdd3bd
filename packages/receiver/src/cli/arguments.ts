import { type ParseArgsConfig, parseArgs } from "node:util";
import type { EventType } from "@order-webhooks/types";
import { eventTypes, isEventType } from "@order-webhooks/validator";
import { isPlainPath } from "../options/options.ts";

/** What the command was told to do. */
export type Command =
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | { readonly kind: "refuse"; readonly message: string }
  | { readonly kind: "serve"; readonly options: ServeOptions };

/** What the command serves with. */
export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly path: string;
  readonly rawPaths: { readonly [path: string]: EventType };
  readonly secrets: readonly NamedSecret[];
  readonly observePath: string | undefined;
}

/** A secret and the environment variable that it came from. */
export interface NamedSecret {
  readonly name: string;
  readonly value: string;
}

/** The environment variables, as `process.env` has them. */
export interface Environment {
  readonly [name: string]: string | undefined;
}

/** What `--help` prints. */
export const helpText = `Usage: order-webhooks-receiver [options]

Receives Voucherify's order webhooks, verifies and validates them, and prints a line for each.
Deliveries are kept in memory only.

Options:
  --port PORT            port to listen on; 0 takes a free one (default 3000)
  --host HOST            address to listen on (default 127.0.0.1, this machine only)
  --path PATH            path for deliveries with their envelope (default /webhooks)
  --raw-path EVENT=PATH  path for raw payloads of an event; may be repeated
  --secret-env NAME      environment variable with the webhook secret; may be repeated while
                         the secret is being changed (default WEBHOOK_SECRET)
  --observe-path PATH    answers GET with what was handled last, as JSON:
                         {"handled":[{"event":"...","purpose":"...","orderId":"..."}]}
                         (default: off)
  -h, --help             print this
  --version              print the version

Colours are used on a terminal, unless NO_COLOR is set. SIGTERM or SIGINT ends it cleanly: it
answers what is coming in, lets handlers end, and exits; a second one ends it at once.

Exit codes: 0 ended cleanly, 1 could not listen or ended at once, 2 wrong arguments or no secret.
`;

/** Reads arguments and environment; what is wrong with them is said in one sentence. */
export function readCommand(args: readonly string[], env: Environment): Command {
  try {
    const joined = joinNegatives(args);
    const { values } = parseArgs({ args: joined, options: flags, strict: true });
    if (values.help) return { kind: "help" };
    if (values.version) return { kind: "version" };
    return { kind: "serve", options: toServeOptions(values, env) };
  } catch (error) {
    return { kind: "refuse", message: `${explain(error)}.` };
  }
}

/** A negative number is a value, if a wrong one, and no option: `--port -1` means `--port=-1`. */
function joinNegatives(args: readonly string[]): string[] {
  const isJoined = (index: number) =>
    /^-\d/.test(args[index] ?? "") && /^--[a-z-]+$/.test(args[index - 1] ?? "");
  return args.flatMap((arg, index) => {
    if (isJoined(index)) return [];
    return isJoined(index + 1) ? [`${arg}=${args[index + 1]}`] : [arg];
  });
}

/** What is wrong in one sentence; parseArgs says more in the next ones, on how to quote arguments. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!("code" in error)) return error.message;
  const [sentence = ""] = error.message.split(/\.\s/);
  const message = sentence.replace(
    /argument is ambiguous$/,
    "is followed by an option, not a value",
  );
  return `${message.replace(/\.$/, "")}; see --help`;
}

const flags = {
  port: { type: "string", default: "3000" },
  host: { type: "string", default: "127.0.0.1" },
  path: { type: "string", default: "/webhooks" },
  "raw-path": { type: "string", multiple: true, default: [] },
  "secret-env": { type: "string", multiple: true, default: ["WEBHOOK_SECRET"] },
  "observe-path": { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} satisfies ParseArgsConfig["options"];

interface Values {
  readonly port: string;
  readonly host: string;
  readonly path: string;
  readonly "raw-path": readonly string[];
  readonly "secret-env": readonly string[];
  readonly "observe-path"?: string | undefined;
}

function toServeOptions(values: Values, env: Environment): ServeOptions {
  const path = toPath("--path", values.path);
  const rawPaths = toRawPaths(values["raw-path"], path);
  const paths = [path, ...Object.keys(rawPaths)];
  return {
    port: toPort(values.port),
    host: toHost(values.host),
    path,
    rawPaths,
    secrets: values["secret-env"].map((name) => toSecret(name, env)),
    observePath: toObservePath(values["observe-path"], paths),
  };
}

function toObservePath(path: string | undefined, taken: readonly string[]): string | undefined {
  if (path === undefined) return undefined;
  if (!taken.includes(toPath("--observe-path", path))) return path;
  throw new Error(
    `--observe-path: expected a path of its own, but ${JSON.stringify(path)} is taken`,
  );
}

function toPath(option: string, path: string): string {
  if (isPlainPath(path)) return path;
  const expected = path.startsWith("/")
    ? "a path without query, colon or asterisk, as a URL spells it"
    : 'a path, which begins with "/"';
  throw new Error(`${option}: expected ${expected}, got ${JSON.stringify(path)}`);
}

function toPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new Error(`--port: expected a number from 0 to 65535, got ${JSON.stringify(text)}`);
}

/** Node listens on every interface if the host is empty, as a variable is that nobody has set. */
function toHost(host: string): string {
  if (host.trim()) return host;
  throw new Error(
    "--host: expected an address to listen on, got a blank one, which Node takes for all",
  );
}

function toRawPaths(texts: readonly string[], envelopePath: string): ServeOptions["rawPaths"] {
  const entries = texts.map(toRawPath);
  const paths = [envelopePath, ...entries.map(([path]) => path)];
  const twice = paths.find((path, index) => paths.indexOf(path) < index);
  if (twice === undefined) return Object.fromEntries(entries);
  const found = `${JSON.stringify(twice)} is given twice`;
  throw new Error(`--raw-path: expected a path of its own for each event, but ${found}`);
}

function toRawPath(text: string): readonly [string, EventType] {
  const [event, path] = text.split(/=(.*)/s);
  if (!path?.startsWith("/")) {
    throw new Error(`--raw-path: expected EVENT=/PATH, got ${JSON.stringify(text)}`);
  }
  if (isEventType(event)) return [toPath("--raw-path", path), event];
  const known = eventTypes.join(", ");
  throw new Error(`--raw-path: there is no event ${JSON.stringify(event)}, but ${known}`);
}

function toSecret(name: string, env: Environment): NamedSecret {
  if (name.trim() === "") {
    throw new Error("--secret-env: expected the name of an environment variable, got an empty one");
  }
  const value = Object.hasOwn(env, name) ? env[name] : undefined;
  if (value?.trim()) return { name, value };
  const state = value === undefined ? "not set" : "empty";
  throw new Error(
    `The environment variable ${name} is ${state}: without the webhook secret nothing can be verified`,
  );
}
