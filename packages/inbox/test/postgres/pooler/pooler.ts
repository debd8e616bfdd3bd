import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { type Backend, Backends } from "./backends.ts";
import { FrameReader, isSslRequest, readParameterNames, toErrorFrame, toFrame } from "./frames.ts";

/** The parameters that a client may set at its start. PgBouncer refuses all others. */
const allowed = ["user", "database", "client_encoding", "application_name"];

/** The fate of an answer: it is forwarded, the client's connection is cut instead, or nothing is sent. */
export type Fate = "passed" | "lost" | "stalled";

/** A stand-in for a pooler such as PgBouncer. It assigns each transaction to another connection. */
export class Pooler {
  readonly #backends: Backends;
  readonly #server: Server;
  readonly #clients = new Set<Socket>();
  readonly #target: string;
  /** The number of transactions, and of transactions with another connection than the previous one. */
  transactions = 0;
  changes = 0;
  /** The fate of the next answers. Later answers are forwarded. */
  readonly fates: Fate[] = [];

  private constructor(target: string) {
    this.#target = target;
    this.#backends = new Backends(target);
    this.#server = createServer({ noDelay: true }, (socket) => this.#serve(socket));
  }

  /** Starts a pooler with connections to a server. */
  static async start(target: string, size: number): Promise<Pooler> {
    const pooler = new Pooler(target);
    await Promise.all(Array.from({ length: size }, () => pooler.#backends.open()));
    pooler.#server.listen(0, "127.0.0.1");
    await once(pooler.#server, "listening");
    return pooler;
  }

  /** The address of the database through the pooler. */
  get url(): string {
    const url = new URL(this.#target);
    // A server on a port has an address with a port.
    url.port = String((this.#server.address() as AddressInfo).port);
    return url.href;
  }

  async close(): Promise<void> {
    for (const client of this.#clients) client.destroy();
    this.#backends.close();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(socket: Socket): Promise<void> {
    this.#clients.add(socket);
    socket.on("error", () => {});
    const reader = new FrameReader();
    let last: Backend | undefined;
    let isStarted = false;
    let lent: Promise<Backend> | undefined;

    socket.on("data", async (chunk) => {
      reader.push(chunk);
      if (!isStarted) isStarted = welcome(socket, reader);
      if (!isStarted) return;
      for (let frame = reader.take(); frame; frame = reader.take()) {
        if (frame.type === "X") return void socket.end();
        lent ??= this.#lendTo(socket, last, () => {
          lent = undefined;
        });
        last = await lent;
        last.write(frame.bytes);
      }
    });
    socket.on("close", async () => {
      this.#clients.delete(socket);
      if (lent) await this.#backends.replace(await lent);
    });
  }

  /** Assigns a connection until its transaction ends. */
  async #lendTo(socket: Socket, last: Backend | undefined, onEnd: () => void): Promise<Backend> {
    const backend = await this.#backends.lend();
    this.transactions += 1;
    if (last !== undefined && last !== backend) this.changes += 1;
    const reader = new FrameReader();
    const fate = this.fates.shift() ?? "passed";
    backend.on("data", (chunk) => {
      reader.push(chunk);
      for (let frame = reader.take(); frame; frame = reader.take()) {
        const isEnd = frame.type === "Z" && frame.bytes.toString("latin1", 5) === "I";
        if (isEnd) {
          onEnd();
          this.#backends.takeBack(backend);
        }
        if (fate === "passed") socket.write(frame.bytes);
        else if (isEnd && fate === "lost") socket.destroy();
      }
    });
    return backend;
  }
}

/** Answers the start of a client. Returns true once it may go on. */
function welcome(socket: Socket, reader: FrameReader): boolean {
  const start = reader.takeStart();
  if (start === undefined) return false;
  if (isSslRequest(start)) {
    socket.write("N");
    return false;
  }
  const refused = readParameterNames(start).find((name) => !allowed.includes(name));
  if (refused !== undefined) {
    socket.end(toErrorFrame("08P01", `unsupported startup parameter: ${refused}`));
    return false;
  }
  const authenticated = toFrame("R", Buffer.alloc(4));
  socket.write(Buffer.concat([authenticated, toFrame("Z", "I")]));
  return true;
}
