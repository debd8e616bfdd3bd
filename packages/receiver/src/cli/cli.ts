import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { styleText } from "node:util";
import { createNodeHandler } from "../adapters/node-handler.ts";
import { isReceiverError } from "../errors.ts";
import { createExampleHandlers } from "../example-handlers.ts";
import type { LogCode, LogEvent } from "../log/log.ts";
import type { ReceiverOptions } from "../options/options.ts";
import { nameOf } from "../payload/explain-refusal.ts";
import type { UnusableDelivery } from "../payload/quarantine.ts";
import { toPrintable } from "../printable.ts";
import { createReceiver, type Receiver } from "../receiver.ts";
import { createHealthListener } from "../server/health-endpoint.ts";
import { createNodeServer, type NodeServer } from "../server/node-server.ts";
import {
  createObservationListener,
  type Observation,
  Observations,
} from "../server/observation-endpoint.ts";
import type { SignatureFailure } from "../signature/causes.ts";
import { type Environment, helpText, readCommand, type ServeOptions } from "./arguments.ts";
import { toListenError } from "./listen-error.ts";
import { inOwnTerms } from "./own-terms.ts";

/** The output of the command, and its end. */
export interface Terminal {
  /** Prints a line of the requested output. */
  readonly print: (line: string) => void;
  /** Prints a line that may need an action. */
  readonly warn: (line: string) => void;
  /** Resolves when the command is asked to end. */
  readonly ended: () => Promise<void>;
}

/** Runs the command `order-webhooks-receiver`. Resolves to its exit code. */
export async function runCli(
  args: readonly string[],
  env: Environment,
  terminal: Terminal,
): Promise<number> {
  const command = readCommand(args, env);
  switch (command.kind) {
    case "help":
      terminal.print(helpText.trimEnd());
      return 0;
    case "version":
      terminal.print(readVersion());
      return 0;
    case "usage_error":
      terminal.warn(command.message);
      return 2;
    default:
      return start(command.options, terminal);
  }
}

/** The terminal of this process. A second signal ends the process at once. */
export function createTerminal(): Terminal {
  // The reader of the output may close it. Deliveries come all the same.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  return {
    print: (line) => void process.stdout.write(`${line}\n`),
    warn: (line) => void process.stderr.write(`${line}\n`),
    ended: async () => {
      await Promise.race([once(process, "SIGTERM"), once(process, "SIGINT")]);
      process.on("SIGTERM", () => process.exit(1));
      process.on("SIGINT", () => process.exit(1));
    },
  };
}

function readVersion(): string {
  const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  const { version }: { readonly version: string } = JSON.parse(manifest);
  return version;
}

async function start(options: ServeOptions, terminal: Terminal): Promise<number> {
  const observations = new Observations();
  try {
    const receiver = createReceiver(toReceiverOptions(options, observations, terminal));
    return await serve({ options, receiver, observations, terminal });
  } catch (error) {
    if (!isReceiverError(error)) throw error;
    terminal.warn(error.message);
    return error.code === "listen_failed" ? 1 : 2;
  }
}

interface Service {
  readonly options: ServeOptions;
  readonly receiver: Receiver;
  readonly observations: Observations;
  readonly terminal: Terminal;
}

async function serve(service: Service): Promise<number> {
  const server = createServer(service);
  const { options, terminal } = service;
  // Before it prints that it listens: a signal that comes at once must find its listener.
  const ended = terminal.ended();
  const url = await server.listen(options.port, options.host).catch((error) => {
    throw toListenError(error, options);
  });
  greet(url, service);
  await ended;
  await server.close();
  return 0;
}

function createServer(service: Service): NodeServer {
  const fallback = toFallback(service);
  return createNodeServer(service.receiver, fallback && { fallback });
}

/** Joins the endpoints that are on. Returns undefined if none is. */
function toFallback({ options, receiver, observations }: Service): RequestListener | undefined {
  const { observePath, healthPath } = options;
  const observing =
    observePath === undefined
      ? undefined
      : createObservationListener({ path: observePath, observations, receiver });
  if (healthPath === undefined) return observing;
  const otherwise = observing ?? createNodeHandler(receiver);
  return createHealthListener({ path: healthPath, otherwise });
}

function greet(url: URL, { options, terminal }: Service): void {
  terminal.print(`Listening on ${new URL(options.path, url)}`);
  for (const [path, event] of Object.entries(options.rawPaths)) {
    terminal.print(`Raw payloads of ${event} on ${new URL(path, url)}`);
  }
  if (options.observePath) terminal.print(`Observed at ${new URL(options.observePath, url)}`);
  if (options.healthPath) terminal.print(`Healthy at ${new URL(options.healthPath, url)}`);
  for (const { name, value } of options.secrets) {
    if (value === value.trim()) continue;
    terminal.warn(`Warning: ${name} begins or ends with whitespace, and is used like that.`);
  }
}

function toReceiverOptions(
  { path, rawPaths, purposes, secrets }: ServeOptions,
  observations: Observations,
  terminal: Terminal,
): ReceiverOptions {
  return {
    path,
    rawPaths,
    purposes,
    secrets: secrets.map(({ value }) => value),
    handlers: createExampleHandlers(({ event, purpose, orderId }) => {
      observations.add({ event, purpose, orderId });
      terminal.print(describeHandled({ event, purpose, orderId }));
    }),
    onUnusable: (delivery) => terminal.warn(describeUnusable(delivery)),
    onRejected: (failure) => terminal.warn(describeSignatureFailure(failure)),
    log: (event) => warnOfProblem(event, terminal),
  };
}

function describeHandled({ event, purpose, orderId }: Observation): string {
  const handled = styleText("green", "handled", { stream: process.stdout });
  return `${handled} ${event} ${purpose} ${toPrintable(orderId, maxId)}`;
}

function describeUnusable({ reason, message, eventType }: UnusableDelivery): string {
  const event = nameOf(eventType);
  const prefix = event === "" || message.includes(event) ? "" : `${event}: `;
  const text = toPrintable(prefix + inOwnTerms(message), maxMessage);
  return `${paint("yellow", "quarantined")} (${reason}) ${text}`;
}

function describeSignatureFailure({ cause, message, fix }: SignatureFailure): string {
  return `${paint("red", "rejected")} (${cause}) ${message} ${fix}`;
}

/** Codes that a callback prints, or the start. */
const printedElsewhere: ReadonlySet<LogCode> = new Set<LogCode>([
  "quarantined",
  "signature_rejected",
  "body_consumed",
  "secret_whitespace",
]);

/** Prints every problem that the callbacks do not. */
function warnOfProblem(event: LogEvent, terminal: Terminal): void {
  const { level, code, message, error, suppressed } = event;
  if (level === "info" || printedElsewhere.has(code)) return;
  const name = paint(level === "error" ? "red" : "yellow", code);
  const more = suppressed === undefined ? "" : ` ${suppressed} more before it were not printed.`;
  const detail = error instanceof Error ? ` ${toPrintable(error.message, maxMessage)}` : "";
  terminal.warn(`${name} ${inOwnTerms(message)}${more}${detail}`);
}

function paint(color: "red" | "yellow", text: string): string {
  return styleText(color, text, { stream: process.stderr });
}

/** The most characters of a message, and of an id, that are printed. */
const maxMessage = 500;
const maxId = 200;
