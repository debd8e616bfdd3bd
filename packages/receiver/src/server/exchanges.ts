import {
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
  STATUS_CODES,
} from "node:http";
import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { lingerMs, serveNode } from "../adapters/node-handler.ts";
import type { RequestPipeline } from "../adapters/request-pipeline.ts";
import type { ReceiverResponse, RefusalCode } from "../http/responses.ts";
import { signatureHeader } from "../signature/secrets.ts";

/** Options of a listener for one of the server's events. */
interface Listening {
  readonly fallback: RequestListener | undefined;
  /** True if the clients wait for `100 Continue`. */
  readonly isHeldBack: boolean;
}

/** All requests and responses of one server, including malformed ones. */
export class Exchanges {
  readonly #pipeline: RequestPipeline;
  readonly #sockets = new Set<Socket>();
  /** The newest response on each connection. */
  readonly #current = new WeakMap<Duplex, ServerResponse>();
  readonly #unanswered = new Set<ServerResponse>();
  readonly #broken = new WeakSet<Duplex>();
  #isClosing = false;

  constructor(pipeline: RequestPipeline) {
    this.#pipeline = pipeline;
  }

  /** Closes each connection after its response from now on, so that clients connect elsewhere. */
  startClosing(): void {
    this.#isClosing = true;
    for (const response of this.#unanswered) this.#closeAfter(response);
  }

  followSocket(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once("close", () => this.#sockets.delete(socket));
  }

  /** Cuts connections that sent at most this number of bytes and have no pending request. */
  cutUnused(mostBytes: number): void {
    for (const socket of this.#sockets) {
      const response = this.#current.get(socket);
      const isUsed = response !== undefined && this.#unanswered.has(response);
      if (!isUsed && socket.bytesRead <= mostBytes) socket.destroy();
    }
  }

  listenWith({ fallback, isHeldBack }: Listening): RequestListener {
    const pipeline = this.#pipeline;
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

  /** Runs the owner's listener. A failure ends its connection, and not the process. */
  async #fallBack(fallback: RequestListener, request: IncomingMessage, response: ServerResponse) {
    try {
      await fallback(request, response);
    } catch (error) {
      this.#pipeline.reportFailure("The server's fallback failed.", error);
      response.destroy();
    }
  }

  /** Cuts an idle connection, unless a request arrived while the process was stopped. */
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

  /** Answers a malformed or slow request. It reads no other request from the connection. */
  refuseBroken(error: NodeJS.ErrnoException, socket: Duplex): void {
    if (error.code === "ERR_HTTP_REQUEST_TIMEOUT" && socket instanceof Socket) {
      this.#refuseSlow(error, socket);
    } else {
      this.#refuse(error, socket);
    }
  }

  /** Refuses a slow request after one more check. After a stop of the process, timers fire before sockets are read. */
  #refuseSlow(error: NodeJS.ErrnoException, socket: Socket): void {
    const before = this.#current.get(socket);
    setImmediate(() => {
      // Do not compare the number of bytes. Node reports a slow request only once, so a client that sends single bytes
      // would never be refused.
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
    else end(socket, toText(this.#pipeline.refuse(toRefusalCode(error.code))));
  }

  /** Finds the last pending response to a complete request on a connection. */
  #findOwed(socket: Duplex): ServerResponse | undefined {
    return [...this.#unanswered].findLast(({ req }) => req.socket === socket && req.complete);
  }

  #endAfter(response: ServerResponse, socket: Duplex): void {
    this.#closeAfter(response);
    response.once("close", () => end(socket));
  }

  /** Checks for a response that has started. A second response would be read as part of it. */
  #isAnswering(socket: Duplex): boolean {
    const response = this.#current.get(socket);
    return !socket.writable || (response?.headersSent === true && !response.writableFinished);
  }
}

/** Ends a connection. If the client does not end its side in time, cuts the connection. */
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
