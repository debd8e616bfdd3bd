import { type ParseArgsConfig, parseArgs } from "node:util";
import type { EventType } from "@order-webhooks/types";
import { eventTypes, isEventType } from "@order-webhooks/validator";

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
  --help                 print this
  --version              print the version

Colours are used on a terminal, unless NO_COLOR is set. SIGTERM or SIGINT ends it cleanly: it
answers what is coming in, lets handlers end, and exits; a second one ends it at once.

Exit codes: 0 ended cleanly, 1 could not listen or ended at once, 2 wrong arguments or no secret.
`;

/** Reads arguments and environment; what is wrong with them is said in one sentence. */
export function readCommand(args: readonly string[], env: Environment): Command {
  try {
    const { values } = parseArgs({ args: [...args], options: flags, strict: true });
    if (values.help) return { kind: "help" };
    if (values.version) return { kind: "version" };
    return { kind: "serve", options: toServeOptions(values, env) };
  } catch (error) {
    // parseArgs says what is wrong in the first sentence and how to quote arguments in the next.
    const [message = ""] = String(error instanceof Error ? error.message : error).split(". ");
    return { kind: "refuse", message: message.replace(/\.?$/, ".") };
  }
}

const flags = {
  port: { type: "string", default: "3000" },
  host: { type: "string", default: "127.0.0.1" },
  path: { type: "string", default: "/webhooks" },
  "raw-path": { type: "string", multiple: true, default: [] },
  "secret-env": { type: "string", multiple: true, default: ["WEBHOOK_SECRET"] },
  "observe-path": { type: "string" },
  help: { type: "boolean" },
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
  const rawPaths = toRawPaths(values["raw-path"]);
  const paths = [values.path, ...Object.keys(rawPaths)];
  return {
    port: toPort(values.port),
    host: values.host,
    path: values.path,
    rawPaths,
    secrets: values["secret-env"].map((name) => toSecret(name, env)),
    observePath: toObservePath(values["observe-path"], paths),
  };
}

function toObservePath(path: string | undefined, taken: readonly string[]): string | undefined {
  if (path === undefined || (path.startsWith("/") && !taken.includes(path))) return path;
  throw new Error(`--observe-path: expected a path of its own, got ${JSON.stringify(path)}`);
}

function toPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new Error(`--port: expected a number from 0 to 65535, got ${JSON.stringify(text)}`);
}

function toRawPaths(texts: readonly string[]): ServeOptions["rawPaths"] {
  const entries = texts.map(toRawPath);
  const rawPaths = Object.fromEntries(entries);
  if (Object.keys(rawPaths).length === entries.length) return rawPaths;
  throw new Error("--raw-path: expected a path of its own for each event, got one twice");
}

function toRawPath(text: string): readonly [string, EventType] {
  const [event, path] = text.split(/=(.*)/s);
  if (!path?.startsWith("/")) {
    throw new Error(`--raw-path: expected EVENT=/PATH, got ${JSON.stringify(text)}`);
  }
  if (isEventType(event)) return [path, event];
  const known = eventTypes.join(", ");
  throw new Error(`--raw-path: there is no event ${JSON.stringify(event)}, but ${known}`);
}

function toSecret(name: string, env: Environment): NamedSecret {
  const value = env[name];
  if (value?.trim()) return { name, value };
  const state = value === undefined ? "not set" : "empty";
  throw new Error(
    `The environment variable ${name} is ${state}: without the webhook secret nothing can be verified`,
  );
}
