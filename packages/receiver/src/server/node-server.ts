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

/** Options of a server. */
export interface NodeServerOptions {
  /** Listener for requests to other paths. Without it they get 404. */
  readonly fallback?: RequestListener;
  /** Maximum number of connections, 512 by default. Each connection may hold one body. */
  readonly maxConnections?: number;
  /**
   * Time in milliseconds for which a closing server still accepts connections, 300 by default. Each of its responses
   * closes the connection.
   */
  readonly lameDuckMs?: number;
}

/** A server for a receiver. */
export interface NodeServer {
  readonly server: Server;
  /**
   * Starts listening, by default on this machine only. Port 0 selects a free port. Resolves to the address. Rejects
   * with the system's error if the port is in use, and with a ReceiverError `host_invalid` if the host is blank.
   */
  readonly listen: (port: number, host?: string) => Promise<URL>;
  /**
   * Closes without refusing a request. The server accepts connections for `lameDuckMs`, and then stops listening.
   * Pending requests have 10 s to end, and then running handlers have 10 s. Also closes the receiver and its inbox.
   */
  readonly close: () => Promise<void>;
}

/**
 * Time in milliseconds for which the server keeps an idle connection. It is longer than that of load balancers, because
 * otherwise one may reuse a connection that has just closed.
 */
const keepAliveTimeoutMs = 65_000;

/** Time in milliseconds for connections to end before the server cuts them. */
const closeTimeoutMs = 10_000;

/**
 * Creates a node:http server for a receiver. It limits the size of the headers, the times for the headers and for the
 * whole request, and the number of connections. Node's own time limits are a minute and more, and it does not limit
 * connections. The server checks the times at least every second.
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
    // The receiver has a separate timer for the body. This one is for requests that never reach the receiver.
    requestTimeout: headersTimeoutMs + bodyTimeoutMs,
    connectionsCheckingInterval: Math.min(1_000, headersTimeoutMs),
    keepAliveTimeout: keepAliveTimeoutMs,
    // The listener itself refuses a request without a host.
    requireHostHeader: false,
  });
  // Without this option, which Node's types lack, a client that sends and half-closes gets no response.
  Object.assign(server, { httpAllowHalfOpen: true });
  server.maxConnections = options.maxConnections ?? 512;
  server.on("connection", (socket) => exchanges.followSocket(socket));
  const { fallback } = options;
  server.on("request", exchanges.listenWith({ fallback, isHeldBack: false }));
  // By default Node would request the body before the header checks.
  server.on("checkContinue", exchanges.listenWith({ fallback, isHeldBack: true }));
  // Node's own response to an unknown expectation would keep the connection.
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

/** Refuses a blank host, which is often an unset variable. Node would listen on every interface. */
function assertHost(host: unknown): void {
  if (typeof host === "string" && host.trim()) return;
  throw new ReceiverError("host_invalid", {
    place: "host",
    expected: "an address to listen on",
    found: typeof host === "string" ? "a blank one" : describeType(host),
    fix: "Pass 127.0.0.1 for this machine only, or 0.0.0.0 for every interface.",
  });
}

interface Closing {
  readonly server: Server;
  readonly receiver: Receiver;
  readonly exchanges: Exchanges;
  readonly lameDuckMs: number;
}

/**
 * Closes a server. It cuts connections itself: a closing server of Node enforces no limits, and treats connections
 * without a request as busy.
 */
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
