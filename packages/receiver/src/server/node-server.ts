import { once } from "node:events";
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from "node:http";
import { type AddressInfo, Socket } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { lingerMs, serveNode } from "../adapters/node-handler.ts";
import { assertReceiver } from "../adapters/node-receiver.ts";
import { assertKnownNames, assertOptionalType, assertType, describeType } from "../assertions.ts";
import { ReceiverError } from "../errors.ts";
import type { ReceiverResponse, RefusalCode } from "../http/responses.ts";
import { assertWholeNumber, longestTimerMs } from "../numbers.ts";
import type { Receiver } from "../receiver.ts";
import { signatureHeader } from "../signature/secrets.ts";

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
 * @throws ReceiverError `options_invalid`, `option_unknown` or `callback_invalid`
 */
export function createNodeServer(receiver: Receiver, options: NodeServerOptions = {}): NodeServer {
  assertReceiver("createNodeServer", receiver);
  assertServerOptions(options);
  const { headersTimeoutMs, bodyTimeoutMs, maxHeaderBytes } = receiver.pipeline.limits;
  const exchanges = new Exchanges(receiver);
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
    listen: (port, host = "127.0.0.1") => listen(server, port, host),
    close: () => close({ server, receiver, exchanges, lameDuckMs: options.lameDuckMs ?? 300 }),
  };
}

/** The requests of one of the server's events. */
interface Listening {
  readonly fallback: RequestListener | undefined;
  /** True if their clients wait for leave to send the body. */
  readonly isHeldBack: boolean;
}

function assertServerOptions(options: NodeServerOptions): void {
  assertType("createNodeServer, options", options, { type: "object", code: "options_invalid" });
  assertKnownNames(options, ["fallback", "maxConnections", "lameDuckMs"], undefined);
  const { fallback, maxConnections = 1, lameDuckMs = 0 } = options;
  assertOptionalType("fallback", fallback, { type: "function", code: "callback_invalid" });
  const code = "limits_invalid";
  assertWholeNumber("maxConnections", maxConnections, { code });
  assertWholeNumber("lameDuckMs", lameDuckMs, { code, least: 0, most: longestTimerMs });
}

/** The exchanges of one server, good and broken. */
class Exchanges {
  readonly #receiver: Receiver;
  readonly #sockets = new Set<Socket>();
  /** The newest answer on each connection. */
  readonly #current = new WeakMap<Duplex, ServerResponse>();
  readonly #unanswered = new Set<ServerResponse>();
  readonly #broken = new WeakSet<Duplex>();
  #isClosing = false;

  constructor(receiver: Receiver) {
    this.#receiver = receiver;
  }

  /** From here on each answer closes its connection, so that the client opens one elsewhere. */
  startClosing(): void {
    this.#isClosing = true;
    for (const response of this.#unanswered) this.#closeAfter(response);
  }

  followSocket(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once("close", () => this.#sockets.delete(socket));
  }

  /** Cuts connections that sent no more than so many bytes, none of them a request under way. */
  cutUnused(mostBytes: number): void {
    for (const socket of this.#sockets) {
      const response = this.#current.get(socket);
      const isUsed = response !== undefined && this.#unanswered.has(response);
      if (!isUsed && socket.bytesRead <= mostBytes) socket.destroy();
    }
  }

  listenWith({ fallback, isHeldBack }: Listening): RequestListener {
    const { pipeline } = this.#receiver;
    return (request, response) => {
      this.#follow(request.socket, response);
      const { url: path = "" } = request;
      if (request.httpVersion === "1.1" && request.headers.host === undefined) {
        this.refuseBroken(new Error("There is no Host header."), request.socket);
      } else if (!fallback || pipeline.takesPath(path)) {
        serveNode({ pipeline, request, response, path, isHeldBack });
      } else {
        if (request.headers[signatureHeader] !== undefined)
          pipeline.reportUnknownPath({ method: request.method ?? "", path });
        if (isHeldBack) response.writeContinue();
        this.#fallBack(fallback, request, response);
      }
    };
  }

  /** Runs the owner's listener. A failure of it ends its connection, and not the process. */
  async #fallBack(fallback: RequestListener, request: IncomingMessage, response: ServerResponse) {
    try {
      await fallback(request, response);
    } catch (error) {
      this.#receiver.pipeline.reportFailure("The server's fallback failed.", error);
      response.destroy();
    }
  }

  /** Cuts an idle connection, unless a request came while the process was stopped. */
  cutIdle(socket: Socket): void {
    const { bytesRead } = socket;
    setImmediate(() => {
      if (socket.bytesRead === bytesRead) socket.destroy();
    });
  }

  #follow(socket: Duplex, response: ServerResponse): void {
    this.#current.set(socket, response);
    this.#unanswered.add(response);
    response.once("close", () => this.#unanswered.delete(response));
    if (this.#isClosing) this.#closeAfter(response);
  }

  #closeAfter(response: ServerResponse): void {
    if (!response.headersSent) response.setHeader("connection", "close");
  }

  /** Answers what is no request, or was too slow for one. It reads no other request from the connection. */
  refuseBroken(error: NodeJS.ErrnoException, socket: Duplex): void {
    if (error.code === "ERR_HTTP_REQUEST_TIMEOUT" && socket instanceof Socket) {
      this.#refuseSlow(error, socket);
    } else {
      this.#refuse(error, socket);
    }
  }

  /** Looks once more: in a process that was stopped, the time is up before the sockets are read. */
  #refuseSlow(error: NodeJS.ErrnoException, socket: Socket): void {
    const before = this.#current.get(socket);
    setImmediate(() => {
      // Not by its bytes: a sender of one at a time would never be refused, since Node looks only once.
      const response = this.#current.get(socket);
      if (response === before && !response?.req.complete) this.#refuse(error, socket);
    });
  }

  #refuse(error: NodeJS.ErrnoException, socket: Duplex): void {
    if (this.#broken.has(socket)) return;
    this.#broken.add(socket);
    const owed = this.#findOwed(socket);
    if (owed) this.#endAfter(owed, socket);
    else if (this.#isAnswering(socket)) end(socket);
    else end(socket, toText(this.#receiver.pipeline.refuse(toRefusalCode(error.code))));
  }

  /** The last answer still to come to a request that came whole, whatever came behind it. */
  #findOwed(socket: Duplex): ServerResponse | undefined {
    return [...this.#unanswered].findLast(({ req }) => req.socket === socket && req.complete);
  }

  #endAfter(response: ServerResponse, socket: Duplex): void {
    this.#closeAfter(response);
    response.once("close", () => end(socket));
  }

  /** An answer that has begun can only be ended: another one would be read as part of it. */
  #isAnswering(socket: Duplex): boolean {
    const response = this.#current.get(socket);
    return !socket.writable || (response?.headersSent === true && !response.writableFinished);
  }
}

/** Ends a connection, and cuts it if the client does not end its side. */
function end(socket: Duplex, text?: string): void {
  socket.end(text);
  setTimeout(() => socket.destroy(), lingerMs).unref();
}

function toRefusalCode(errorCode: string | undefined): RefusalCode {
  switch (errorCode) {
    case "ERR_HTTP_REQUEST_TIMEOUT":
      return "request_timeout";
    case "HPE_HEADER_OVERFLOW":
      return "headers_too_large";
    case "HPE_CHUNK_EXTENSIONS_OVERFLOW":
      return "body_too_large";
    default:
      return "bad_request";
  }
}

function toText({ status, headers, body }: ReceiverResponse): string {
  const all = { ...headers, connection: "close", "content-length": Buffer.byteLength(body) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, "", body].join("\r\n");
}

async function listen(server: Server, port: number, host: string): Promise<URL> {
  assertHost(host);
  server.listen(port, host);
  await once(server, "listening");
  return toUrl(server.address());
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

function toUrl(address: AddressInfo | string | null): URL {
  // Only a server that listens on a pipe has another kind of address.
  if (typeof address !== "object" || !address) return new URL("http://localhost");
  const host = address.family === "IPv6" ? `[${address.address}]` : address.address;
  return new URL(`http://${host}:${address.port}`);
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
