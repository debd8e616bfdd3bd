import { connect, type Socket } from "node:net";
import { type Response, readResponse } from "./response.ts";

/** The outcome of a request: the status of its response, or `lost` if there was none. */
export type Outcome = number | "lost";

/**
 * One kept-alive connection with one open request at a time. It writes prepared bytes and reads as little of a response
 * as possible. If the client worked harder than the server, the measurement would show the client.
 */
export class Connection {
  readonly #port: number;
  #socket: Socket | undefined;
  #received = "";
  #settle: ((outcome: Outcome) => void) | undefined;

  constructor(port: number) {
    this.#port = port;
  }

  /** Resolves once it is connected. */
  open(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#connect().once("connect", resolve).once("error", reject);
    });
  }

  /** Sends a request, on a new connection if the last one was closed. Calls `settle` once. */
  send(request: Buffer, settle: (outcome: Outcome) => void): void {
    this.#settle = settle;
    (this.#socket ?? this.#connect()).write(request);
  }

  close(): void {
    this.#socket?.destroy();
  }

  #connect(): Socket {
    const socket = connect({ port: this.#port, host: "127.0.0.1", noDelay: true });
    this.#socket = socket;
    socket.on("data", (chunk) => this.#read(chunk));
    // A close event follows every error, so errors are ignored here.
    socket.on("error", () => {});
    socket.on("close", () => this.#drop(socket));
    return socket;
  }

  #read(chunk: Buffer): void {
    this.#received += chunk.toString("latin1");
    const response = readResponse(this.#received);
    if (response !== undefined) this.#end(response);
  }

  #end({ status, isLast }: Response): void {
    this.#received = "";
    const settle = this.#settle;
    this.#settle = undefined;
    if (isLast) this.#abandon();
    settle?.(status);
  }

  /** Drops a connection that the server closes, because the next request would be lost on it. */
  #abandon(): void {
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  #drop(socket: Socket): void {
    if (this.#socket !== socket) return;
    this.#socket = undefined;
    this.#received = "";
    const settle = this.#settle;
    this.#settle = undefined;
    settle?.("lost");
  }
}
