import { resolve } from "node:path";
import {
  type Environment,
  type Hosting,
  type ListenAddress,
  readServeCommand,
  type Served,
  serve,
  toPrintable,
} from "@order-webhooks/receiver/command";
import { startListener } from "../administration/listener.ts";
import { openFile } from "../administration/open-administration.ts";
import { describeDatabase, openDatabase } from "../administration/open-database.ts";
import { assertReplaceable } from "../administration/private-socket.ts";
import { assertSocketPath, hasListeners, socketPathOf } from "../administration/socket-path.ts";
import { isInboxError } from "../errors.ts";
import type { InboxRetention } from "../sqlite.ts";
import { forwardFlags, readForward } from "./arguments/forward.ts";
import { handlingFlags, readHandling } from "./arguments/handling.ts";
import { type InboxLocation, locationFlags, readLocation } from "./arguments/location.ts";
import { metricsFlags, readMetricsAddress } from "./arguments/metrics-address.ts";
import { readRetention } from "./arguments/retention.ts";
import { readText } from "./arguments/usage.ts";
import { toForwardHosting } from "./forward-deliveries.ts";
import { loadHandlers } from "./load-handlers.ts";
import type { Terminal } from "./terminal.ts";

const flags = {
  ...locationFlags,
  handlers: { type: "string" },
  "keep-dead": { type: "string" },
  "keep-keys": { type: "string" },
  ...forwardFlags,
  ...handlingFlags,
  ...metricsFlags,
} as const;

/** Serves a receiver with an inbox until a signal ends it. Resolves to the exit code. */
export async function runServe(
  args: readonly string[],
  terminal: Terminal,
  env: Environment,
): Promise<number> {
  const command = readServeCommand(args, env, flags);
  // The command handles --help and --version before this.
  if (command.kind !== "serve") return 0;
  const location = readLocation(command.added);
  const retention = readRetention(command.added, location);
  const receiverOptions = readHandling(command.added, command.options);
  const metricsAddress = readMetricsAddress(command.added, command.options);
  const forward = readForward(command.added, env, { ...command, metricsAddress });
  const module = readText("--handlers", command.added.handlers);
  const handlers = module === undefined ? {} : { handlers: await loadHandlers(module, terminal) };
  const keeping = toKeeping({ location, retention, terminal });
  const hosting = { terminal, receiverOptions, ...handlers, ...keeping };
  const taking = forward ? toForwardHosting(forward, hosting) : hosting;
  return serve(command.options, await addMetrics(taking, metricsAddress));
}

/** Adds metrics if the options set an address for them. Otherwise it does not load the library of the metrics. */
async function addMetrics(hosting: Hosting, address: ListenAddress | undefined): Promise<Hosting> {
  if (address === undefined) return hosting;
  const { withMetrics } = await import("../metrics/with-metrics.ts");
  return withMetrics(hosting, address);
}

interface Keeping<Location = InboxLocation> {
  readonly location: Location;
  readonly retention: Partial<InboxRetention>;
  readonly terminal: Terminal;
}

type Kept = Pick<Hosting, "openInbox" | "administer">;

/** Opens the inbox at the given location, and prints the location. */
function toKeeping(keeping: Keeping): Kept {
  const { openInbox, administer } = toKept(keeping);
  return {
    ...(openInbox && { openInbox }),
    administer: async (served) => {
      const end = await administer?.(served);
      keeping.terminal.print(`Inbox: ${await describePlace(keeping.location)}`);
      return end ?? (async () => {});
    },
  };
}

function toKept({ location, retention, terminal }: Keeping): Kept {
  if (location.kind === "memory") return {};
  if (location.kind === "sqlite") return toFileKeeping({ location, retention, terminal });
  const { kind: _, ...place } = location;
  // The other commands open the database themselves.
  return { openInbox: () => openDatabase({ ...place, retention }) };
}

/** Describes the location of an inbox, without a password. */
async function describePlace(location: InboxLocation): Promise<string> {
  if (location.kind === "memory") return "memory. Deliveries are lost when this process ends.";
  if (location.kind === "sqlite") return toPrintable(resolve(location.file), 500);
  const { kind: _, ...place } = location;
  return toPrintable(await describeDatabase(place), 500);
}

/** Stores deliveries in a file, and answers the other commands through its socket. */
function toFileKeeping({
  location: { file },
  retention,
  terminal,
}: Keeping<{ readonly file: string }>): Kept {
  const openInbox = () => openFile({ file, retention });
  if (!hasListeners) return { openInbox };
  // Check this before the file is opened, so that no file is created if the socket is impossible.
  assertSocketPath(socketPathOf(file));
  assertReplaceable(socketPathOf(file));
  return {
    openInbox,
    administer: (served) => administer(file, served, terminal),
  };
}

async function administer(
  file: string,
  { receiver, inbox }: Served,
  terminal: Terminal,
): Promise<() => Promise<void>> {
  if (!inbox) return async () => {};
  const { list, replay, purge } = receiver;
  const readBody = async (key: string) => (await inbox.read(key))?.body;
  const operations = { list, replay, purge, readBody, stats: () => inbox.stats() };
  try {
    return await startListener(operations, socketPathOf(file));
  } catch (error) {
    if (isInboxError(error)) throw error;
    // The server can receive deliveries even if the file system has no sockets.
    terminal.warn(describeLack(error));
    return async () => {};
  }
}

function describeLack(error: unknown): string {
  const cause = error instanceof Error ? toPrintable(error.message, 200) : "unknown";
  return `Warning: other commands cannot reach this server, because it cannot create a socket next to its inbox: ${cause}. Stop the server before you run them.`;
}
