import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** The fate of a commit: it never reaches the server, or its answer is lost. In both cases the connection breaks. */
export type CommitFate = "dropped" | "lost";

/** Forwards all messages between clients and a server, except the commits to break. */
export class CommitProxy {
  readonly #server: Server;
  readonly #target: URL;
  readonly #sockets = new Set<Socket>();
  /** The fate of the next commits. */
  readonly fates: CommitFate[] = [];

  private constructor(target: string) {
    this.#target = new URL(target);
    this.#server = createServer({ noDelay: true }, (socket) => this.#serve(socket));
  }

  static async start(target: string): Promise<CommitProxy> {
    const proxy = new CommitProxy(target);
    proxy.#server.listen(0, "127.0.0.1");
    await once(proxy.#server, "listening");
    return proxy;
  }

  /** The address of the database through the proxy. */
  get url(): string {
    const url = new URL(this.#target);
    // A server on a port has an address with a port.
    url.port = String((this.#server.address() as AddressInfo).port);
    return url.href;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #serve(client: Socket): void {
    const server = connect(Number(this.#target.port), this.#target.hostname);
    const both = [client, server];
    const end = () => {
      for (const socket of both) socket.destroy();
    };
    for (const socket of both) {
      this.#sockets.add(socket);
      socket.on("error", end).on("close", end);
    }
    let fate: CommitFate | undefined;
    client.on("data", (chunk) => {
      if (chunk.includes("COMMIT\0")) fate = this.fates.shift();
      if (fate === "dropped") end();
      else server.write(chunk);
    });
    server.on("data", (chunk) => {
      if (fate === "lost") end();
      else client.write(chunk);
    });
  }
}
