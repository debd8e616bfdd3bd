import type { EventType, Purpose } from "@order-webhooks/types";
import { ReceiverError, type ReceiverErrorCode } from "../errors.ts";
import { withoutSlash } from "../http/request.ts";
import { assertEvent, assertPurpose } from "../options/known-names.ts";
import { isPlainPath, plainPath } from "../options/paths.ts";
import { type Processing, processings } from "../options/processing.ts";
import { toPrintable } from "../printable.ts";
import { type Flags, parseOptions, type Values } from "./parse-options.ts";

/** A parsed command line of a command that serves a receiver. */
export type ServeCommand<F extends Flags> =
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | {
      readonly kind: "serve";
      readonly options: ServeOptions;
      /** The values of the options that the command adds. */
      readonly added: Values<F>;
    };

/** The options of the served receiver. */
export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly path: string;
  readonly rawPaths: { readonly [path: string]: EventType };
  readonly purposes: { readonly [sourceId: string]: Purpose };
  readonly secrets: readonly NamedSecret[];
  readonly processing: Processing;
  readonly observePath: string | undefined;
  readonly healthPath: string | undefined;
}

/** A secret, and the name of its environment variable. */
export interface NamedSecret {
  readonly name: string;
  readonly value: string;
}

/** Environment variables, as in `process.env`. */
export interface Environment {
  readonly [name: string]: string | undefined;
}

/** Help text for the options of every command that serves a receiver. */
export const serveHelp = `  --port PORT            port to listen on. 0 selects a free port (default 3000)
  --host HOST            address to listen on (default 127.0.0.1, this machine only)
  --path PATH            path for deliveries with their envelope (default /webhooks)
  --raw-path EVENT=PATH  path for raw payloads (without an envelope) of an event. Repeatable
  --purpose ID=PURPOSE   purpose of the distribution with this id, if its payload does not show
                         it: promotion, unique_code or message. Repeatable
  --secret-env NAME      environment variable with the webhook secret (default WEBHOOK_SECRET).
                         While you change the secret, pass the option for the old and the new one
  --processing WHEN      after-response: acknowledges a delivery, then handles and retries it.
                         before-response: handles a delivery first. If that fails, the vendor
                         retries (default after-response)
  --observe-path PATH    answers GET with the deliveries that were handled last, as JSON:
                         {"handled":[{"event":"...","purpose":"...","orderId":"..."}]}
                         (default: off)
  --health-path PATH     answers GET and HEAD with {"status":"ok"} while the command serves
                         (default: off)
  -h, --help             prints this help
  -v, --version          prints the version`;

/**
 * Reads the arguments and the environment of a command that serves a receiver.
 *
 * @param added additional options of this command
 * @throws ReceiverError for a mistake, with a message for the user of the command
 */
export function readServeCommand<const F extends Flags>(
  args: readonly string[],
  env: Environment,
  added: F,
): ServeCommand<F> {
  const { values } = parseOptions(args, { ...added, ...flags });
  // These casts are needed because the generic type hides the options of the two sets.
  const { own, more } = { own: values as unknown as OwnValues, more: values as Values<F> };
  if (own.help) return { kind: "help" };
  if (own.version) return { kind: "version" };
  return { kind: "serve", options: toServeOptions(own, env), added: more };
}

/**
 * Reads the port of an option. 0 selects a free port.
 *
 * @throws ReceiverError `argument_invalid`
 */
export function readPort(place: string, text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  const expected = "a number from 0 to 65535";
  throw toUsageError(place, { code: "argument_invalid", expected, found: text });
}

/**
 * Reads the host of an option. A blank host is refused, because it is often an unset variable, and Node would listen on
 * every interface.
 *
 * @throws ReceiverError `host_invalid`
 */
export function readHost(place: string, host: string): string {
  if (host.trim()) return host;
  const expected = "an address to listen on";
  throw toUsageError(place, { code: "host_invalid", expected, found: host });
}

const flags = {
  port: { type: "string", default: "3000" },
  host: { type: "string", default: "127.0.0.1" },
  path: { type: "string", default: "/webhooks" },
  "raw-path": { type: "string", multiple: true, default: [] },
  purpose: { type: "string", multiple: true, default: [] },
  "secret-env": { type: "string", multiple: true, default: ["WEBHOOK_SECRET"] },
  processing: { type: "string", default: "after-response" },
  "observe-path": { type: "string" },
  "health-path": { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} satisfies Flags;

type OwnValues = Values<typeof flags>;

function toServeOptions(values: OwnValues, env: Environment): ServeOptions {
  const path = toPath("--path", values.path);
  const rawPaths = toRawPaths(values["raw-path"], path);
  const paths = [path, ...Object.keys(rawPaths)];
  const observePath = toOwnPath("--observe-path", values["observe-path"], paths);
  const taken = observePath === undefined ? paths : [...paths, observePath];
  return {
    port: readPort("--port", values.port),
    host: readHost("--host", values.host),
    path,
    rawPaths,
    purposes: toPurposes(values.purpose),
    secrets: values["secret-env"].map((name) => toSecret(name, env)),
    processing: toProcessing(values.processing),
    observePath,
    healthPath: toOwnPath("--health-path", values["health-path"], taken),
  };
}

function toOwnPath(
  place: string,
  path: string | undefined,
  taken: readonly string[],
): string | undefined {
  if (path === undefined) return undefined;
  assertFree(place, toPath(place, path), taken);
  return path;
}

function toPath(place: string, path: string): string {
  if (isPlainPath(path)) return path;
  throw toUsageError(place, { code: "path_invalid", expected: plainPath, found: path });
}

function assertFree(place: string, path: string, taken: readonly string[]): void {
  if (!taken.map(withoutSlash).includes(withoutSlash(path))) return;
  const expected = "a path that is not used elsewhere";
  throw toUsageError(place, { code: "path_invalid", expected, found: path });
}

function toRawPaths(texts: readonly string[], envelopePath: string): ServeOptions["rawPaths"] {
  const rawPaths = new Map<string, EventType>();
  for (const text of texts) {
    const [path, event] = toRawPath(text);
    assertFree("--raw-path", path, [envelopePath, ...rawPaths.keys()]);
    rawPaths.set(path, event);
  }
  return Object.fromEntries(rawPaths);
}

function toRawPath(text: string): readonly [string, EventType] {
  const [event, path] = text.split(/=(.*)/s);
  if (!path?.startsWith("/")) {
    const expected = "EVENT=/PATH";
    throw toUsageError("--raw-path", { code: "argument_invalid", expected, found: text });
  }
  assertEvent("--raw-path", event);
  return [toPath("--raw-path", path), event];
}

function toPurposes(texts: readonly string[]): ServeOptions["purposes"] {
  const purposes = new Map<string, Purpose>();
  for (const text of texts) {
    const [sourceId = "", purpose] = text.split(/=(.*)/s);
    if (!/^\S+$/.test(sourceId) || purpose === undefined || purposes.has(sourceId)) {
      const expected = "ID=PURPOSE, once for each id";
      throw toUsageError("--purpose", { code: "argument_invalid", expected, found: text });
    }
    assertPurpose("--purpose", purpose);
    purposes.set(sourceId, purpose);
  }
  return Object.fromEntries(purposes);
}

function toProcessing(text: string): Processing {
  const processing = processings.find((each) => each === text);
  if (processing !== undefined) return processing;
  const expected = `one of ${processings.join(", ")}`;
  throw toUsageError("--processing", { code: "processing_invalid", expected, found: text });
}

function toSecret(name: string, env: Environment): NamedSecret {
  if (name.trim() === "") {
    const expected = "the name of an environment variable";
    throw toUsageError("--secret-env", { code: "argument_invalid", expected, found: name });
  }
  const value = Object.hasOwn(env, name) ? env[name] : undefined;
  if (value?.trim()) return { name, value };
  throw new ReceiverError(value === undefined ? "secret_missing" : "secret_blank", {
    place: toPrintable(name),
    expected: "the webhook secret in this environment variable",
    found: value === undefined ? "nothing" : "a blank value",
    fix: "Set it, or name another variable with --secret-env.",
  });
}

const fix = "See --help.";

interface Usage {
  readonly code: ReceiverErrorCode;
  readonly expected: string;
  /** The argument as given. */
  readonly found: string;
}

function toUsageError(place: string, { code, expected, found }: Usage): ReceiverError {
  return new ReceiverError(code, {
    place,
    expected,
    found: JSON.stringify(toPrintable(found)),
    fix,
  });
}
