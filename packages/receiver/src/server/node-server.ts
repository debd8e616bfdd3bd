import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { assertReceiver } from "../adapters/node-receiver.ts";
import { assertKnownNames, assertOptionalType, assertType, describeType } from "../assertions.ts";
import { ReceiverError } from "../errors.ts";
import { assertWholeNumber, longestTimerMs } from "../numbers.ts";
import type { Receiver } from "../receiver.ts";
import { Exchanges } from "./exchanges.ts";
import { listen } from "./listen.ts";

/** Configures a server. */
export interface NodeServerOptions {
  /** Takes requests for other paths. Without it they are answered 404. */
  readonly fallback?: RequestListener;
  /** The most connections at the same time, 512 by default. Each may hold one body. */
  readonly maxConnections?: number;
  /** The time that a closing server still answers and closes connections, 300 ms by default. */
  readonly lameDuckMs?: number;
}

/** A server that is or can be started. */
export interface NodeServer {
  readonly server: Server;
  /**
   * Starts listening, by default on this machine alone. Port 0 takes a free one. Resolves to the
   * address. Rejects if it is taken, and with a ReceiverError `host_invalid` if the host is blank.
   */
  readonly listen: (port: number, host?: string) => Promise<URL>;
  /** Ends without refusing a request: answers what comes, stops listening, lets handlers end. */
  readonly close: () => Promise<void>;
}

/** Longer than a load balancer in front keeps a connection. Otherwise one reuses a connection that just closed. */
const keepAliveTimeoutMs = 65_000;

/** The time for connections to end before they are cut. */
const closeTimeoutMs = 10_000;

/**
 * Creates a node:http server for a receiver alone. It sets limits that Node leaves open: on headers, on
 * the whole request and on connections, all checked at least every second.
 *
 * @throws ReceiverError `options_invalid`, `option_unknown`, `callback_invalid` or `limits_invalid`
 */
export function createNodeServer(receiver: Receiver, options: NodeServerOptions = {}): NodeServer {
  assertReceiver("createNodeServer", receiver);
  assertServerOptions(options);
  const { headersTimeoutMs, bodyTimeoutMs, maxHeaderBytes } = receiver.pipeline.limits;
  const exchanges = new Exchanges(receiver.pipeline);
  const server = createServer({
    maxHeaderSize: maxHeaderBytes,
    headersTimeout: headersTimeoutMs,
    // The handler has a timer of its own for the body. This one is for requests that never reach the handler.
    requestTimeout: headersTimeoutMs + bodyTimeoutMs,
    connectionsCheckingInterval: Math.min(1_000, headersTimeoutMs),
    keepAliveTimeout: keepAliveTimeoutMs,
    // The listener refuses a request without a host itself, like everything else.
    requireHostHeader: false,
  });
  // Undeclared by Node's types: without it a client that sends and half-closes gets no answer.
  Object.assign(server, { httpAllowHalfOpen: true });
  server.maxConnections = options.maxConnections ?? 512;
  server.on("connection", (socket) => exchanges.followSocket(socket));
  const { fallback } = options;
  server.on("request", exchanges.listenWith({ fallback, isHeldBack: false }));
  // Node would ask for the body before the head is judged.
  server.on("checkContinue", exchanges.listenWith({ fallback, isHeldBack: true }));
  // Node's own answer to an expectation that it does not know would keep the connection.
  server.on("checkExpectation", exchanges.listenWith({ fallback, isHeldBack: false }));
  server.on("clientError", (error, socket) => exchanges.refuseBroken(error, socket));
  server.on("timeout", (socket) => exchanges.cutIdle(socket));
  return {
    server,
    listen: async (port, host = "127.0.0.1") => {
      assertHost(host);
      return listen(server, port, host);
    },
    close: () => close({ server, receiver, exchanges, lameDuckMs: options.lameDuckMs ?? 300 }),
  };
}

function assertServerOptions(options: NodeServerOptions): void {
  assertType("createNodeServer, options", options, { type: "object", code: "options_invalid" });
  assertKnownNames(options, ["fallback", "maxConnections", "lameDuckMs"], undefined);
  const { fallback, maxConnections, lameDuckMs } = options;
  assertOptionalType("fallback", fallback, { type: "function", code: "callback_invalid" });
  const code = "limits_invalid";
  assertWholeNumber("maxConnections", maxConnections ?? 1, { code });
  assertWholeNumber("lameDuckMs", lameDuckMs ?? 0, { code, least: 0, most: longestTimerMs });
}

/** Refuses a blank host. Node takes it for every interface, but it is often an unset variable. */
function assertHost(host: unknown): void {
  if (typeof host === "string" && host.trim()) return;
  throw new ReceiverError("host_invalid", {
    place: "host",
    expected: "an address to listen on",
    found: typeof host === "string" ? "a blank one" : describeType(host),
    fix: "Pass 127.0.0.1 for this machine alone, or 0.0.0.0 for every interface.",
  });
}

interface Closing {
  readonly server: Server;
  readonly receiver: Receiver;
  readonly exchanges: Exchanges;
  readonly lameDuckMs: number;
}

/** A closing server of Node counts who never sent a request as busy, and holds no limit any more. */
async function close({ server, receiver, exchanges, lameDuckMs }: Closing): Promise<void> {
  const { headersTimeoutMs } = receiver.pipeline.limits;
  exchanges.startClosing();
  receiver.pipeline.stopClaiming();
  if (server.listening) await sleep(lameDuckMs);
  const closed = server.listening ? once(server, "close") : undefined;
  server.close();
  const cuts = [
    setTimeout(() => exchanges.cutUnused(0), lameDuckMs),
    setTimeout(() => exchanges.cutUnused(Number.POSITIVE_INFINITY), headersTimeoutMs),
    setTimeout(() => server.closeAllConnections(), closeTimeoutMs),
  ];
  await closed;
  for (const cut of cuts) clearTimeout(cut);
  await receiver.close();
}
