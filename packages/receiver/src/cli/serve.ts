import type { RequestListener, Server } from "node:http";
import { createNodeHandler } from "../adapters/node-handler.ts";
import { isReceiverError } from "../errors.ts";
import { createExampleHandlers } from "../example-handlers.ts";
import type { Inbox } from "../inbox/inbox.ts";
import { createMemoryInbox } from "../inbox/memory.ts";
import type { LogCode, LogEvent } from "../log/log.ts";
import type { Handlers } from "../options/handlers.ts";
import type { ReceiverOptions } from "../options/options.ts";
import { createReceiver, type Receiver } from "../receiver.ts";
import { createHealthListener } from "../server/health-endpoint.ts";
import { createNodeServer, type NodeServer } from "../server/node-server.ts";
import { createObservationListener } from "../server/observation-endpoint.ts";
import { Observations } from "../server/observations.ts";
import { LineLimit } from "./line-limit.ts";
import {
  describeCause,
  describeCount,
  describeHandled,
  describeProblem,
  describeSignatureFailure,
  describeUnusable,
} from "./lines.ts";
import { assertFree, toListenError } from "./listen-error.ts";
import { observeHandlers } from "./observe-handlers.ts";
import type { Terms } from "./own-terms.ts";
import type { ServeOptions } from "./serve-options.ts";
import type { Terminal } from "./terminal.ts";

/** Parts that a command adds to its receiver. */
export interface Hosting {
  readonly terminal: Terminal;
  /** Handlers of the receiver. By default they do nothing, and a line shows each delivery. */
  readonly handlers?: Handlers;
  /** True if the handlers forward deliveries to another program. They print the lines themselves. */
  readonly isForwarding?: boolean;
  /** Other options of the receiver that the command sets. */
  readonly receiverOptions?: HostedOptions;
  /** Opens the inbox, after the handlers are checked. By default the inbox is in memory. */
  readonly openInbox?: () => Promise<Inbox>;
  /** Wraps the inbox, including an inbox in memory. */
  readonly wrapInbox?: (inbox: Inbox) => Inbox;
  /** Receives each event of the receiver's log, including events without a line. */
  readonly observeLog?: (event: LogEvent) => void;
  /** Runs before the receiver listens. Resolves to a function that ends it, which is called at the first signal. */
  readonly administer?: (served: Served) => Promise<() => Promise<void>>;
}

/** Options of a receiver that a command may set. */
export type HostedOptions = Pick<
  ReceiverOptions,
  "onUnsupported" | "onNonconforming" | "concurrency" | "limits" | "retry"
>;

/** Parts of a service that is about to listen. */
export interface Served {
  readonly receiver: Receiver;
  /** The inbox. Undefined if it is the receiver's default and not wrapped. */
  readonly inbox: Inbox | undefined;
  readonly server: Server;
}

/**
 * Serves a receiver until the terminal ends it. Resolves to the exit code: 0, 1 if it cannot listen, or 2 if the
 * handlers are wrong. It prints a line about a failure. Rejects with errors of `openInbox` and `administer`.
 */
export async function serve(options: ServeOptions, hosting: Hosting): Promise<number> {
  try {
    const service = await createService(options, hosting);
    await run(service);
    return 0;
  } catch (error) {
    if (!isReceiverError(error)) throw error;
    hosting.terminal.warn(error.message);
    return error.code === "listen_failed" ? 1 : 2;
  }
}

interface Service {
  readonly options: ServeOptions;
  readonly hosting: Hosting;
  readonly handlers: Handlers;
  readonly inbox: Inbox | undefined;
  readonly receiver: Receiver;
  readonly server: NodeServer;
  readonly lineLimit: LineLimit;
}

async function createService(options: ServeOptions, hosting: Hosting): Promise<Service> {
  const observations = new Observations();
  // Checked before the inbox is opened, so that wrong handlers or a used port create no file.
  const handlers = toHandlers(observations, hosting);
  await assertFree(options);
  const opened = await hosting.openInbox?.();
  const inbox = hosting.wrapInbox?.(opened ?? createMemoryInbox()) ?? opened;
  const terms = toTerms(hosting);
  const lineLimit = new LineLimit((leftOut) =>
    hosting.terminal.warn(describeCount(leftOut, terms)),
  );
  const receiverOptions = { ...toReceiverOptions(options, hosting, lineLimit), handlers };
  const receiver = createReceiver({ ...receiverOptions, ...(inbox && { inbox }) });
  const fallback = toFallback({ options, receiver, observations });
  const server = createNodeServer(receiver, fallback && { fallback });
  return { options, hosting, handlers, inbox, receiver, server, lineLimit };
}

function toHandlers(observations: Observations, hosting: Hosting): Handlers {
  const { handlers = createExampleHandlers(() => {}), terminal, isForwarding } = hosting;
  return observeHandlers(handlers, (observation) => {
    observations.add(observation);
    if (!isForwarding) terminal.print(describeHandled(observation));
  });
}

async function run(service: Service): Promise<void> {
  const { options, hosting, inbox, receiver, server } = service;
  let endAdministration: (() => Promise<void>) | undefined;
  try {
    endAdministration = await hosting.administer?.({ receiver, inbox, server: server.server });
    // Before it prints that it listens, because a signal may arrive right after that line.
    const ended = hosting.terminal.ended();
    const url = await server.listen(options.port, options.host).catch((error) => {
      throw toListenError(error, options);
    });
    greet(url, service);
    await ended;
    hosting.terminal.print(ending);
  } finally {
    // The server still responds and handles deliveries while the administration ends.
    await Promise.all([endAdministration?.(), server.close()]);
    service.lineLimit.end();
  }
}

/** Line at the first signal. Its times are those of the receiver's and the server's `close`. */
const ending =
  "Ending: requests have 10 s to end, and then running handlers have 10 s. A second signal ends the command at once.";

interface Endpoints {
  readonly options: ServeOptions;
  readonly receiver: Receiver;
  readonly observations: Observations;
}

/** Combines the enabled endpoints. Returns undefined if there is none. */
function toFallback({ options, receiver, observations }: Endpoints): RequestListener | undefined {
  const { observePath, healthPath } = options;
  const observing =
    observePath === undefined
      ? undefined
      : createObservationListener({ path: observePath, observations, receiver });
  if (healthPath === undefined) return observing;
  const otherwise = observing ?? createNodeHandler(receiver);
  return createHealthListener({ path: healthPath, otherwise });
}

function greet(url: URL, { options, hosting: { terminal }, handlers }: Service): void {
  terminal.print(`Listening on ${new URL(options.path, url)}`);
  for (const [path, event] of Object.entries(options.rawPaths)) {
    terminal.print(`Raw payloads of ${event} on ${new URL(path, url)}`);
  }
  if (options.observePath) terminal.print(`Observed at ${new URL(options.observePath, url)}`);
  if (options.healthPath) terminal.print(`Healthy at ${new URL(options.healthPath, url)}`);
  for (const { name, value } of options.secrets) {
    if (value === value.trim()) continue;
    terminal.warn(
      `Warning: ${name} begins or ends with whitespace. The receiver uses it unchanged.`,
    );
  }
  if (Object.keys(handlers).length === 0 && typeof handlers !== "function") {
    terminal.warn("Warning: no event has handlers, so every delivery is quarantined.");
  }
}

function toReceiverOptions(
  { path, rawPaths, purposes, processing, secrets }: ServeOptions,
  hosting: Hosting,
  lineLimit: LineLimit,
): Omit<ReceiverOptions, "handlers"> {
  const { terminal, receiverOptions, observeLog } = hosting;
  const terms = toTerms(hosting);
  return {
    ...receiverOptions,
    path,
    rawPaths,
    purposes,
    processing,
    secrets: secrets.map(({ value }) => value),
    onUnusable: (delivery) => terminal.warn(describeUnusable(delivery, terms)),
    onRejected: (failure) => terminal.warn(describeSignatureFailure(failure)),
    log: (event) => {
      observeLog?.(event);
      if (event.level === "info" || printedElsewhere.has(event.code)) return;
      // An application has few causes. A handler's causes are free text, so they are not counted separately.
      const cause = terms.isForwarding ? describeCause(event, terms) : "";
      if (lineLimit.allows(event, cause)) terminal.warn(describeProblem(event, terms));
    },
  };
}

function toTerms({ openInbox, isForwarding = false }: Hosting): Terms {
  return { canReplay: openInbox !== undefined, isForwarding };
}

/** Codes that a callback or the start prints. */
const printedElsewhere: ReadonlySet<LogCode> = new Set<LogCode>([
  "quarantined",
  "signature_rejected",
  "body_consumed",
  "secret_whitespace",
]);
