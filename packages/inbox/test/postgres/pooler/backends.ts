import { Socket } from "node:net";
import pg from "pg";

/** A connection to the server, after its start. The pooler forwards its messages unchanged. */
export type Backend = Socket;

/** The connections of a pooler. The connection that was returned first is used next. */
export class Backends {
  readonly #url: string;
  readonly #free: Backend[] = [];
  readonly #lent = new Set<Backend>();
  readonly #waiting: ((backend: Backend) => void)[] = [];

  constructor(url: string) {
    this.#url = url;
  }

  async open(): Promise<void> {
    const socket = new Socket();
    // The client only performs the start with the password. Later messages belong to the pooler's client.
    const client = new pg.Client({ connectionString: this.#url, stream: () => socket });
    client.on("error", () => {});
    await client.connect();
    socket.removeAllListeners("data");
    this.#give(socket);
  }

  async lend(): Promise<Backend> {
    const backend =
      this.#free.shift() ?? (await new Promise<Backend>((give) => this.#waiting.push(give)));
    this.#lent.add(backend);
    return backend;
  }

  takeBack(backend: Backend): void {
    this.#lent.delete(backend);
    backend.removeAllListeners("data");
    this.#give(backend);
  }

  /** Replaces a connection that was left in a transaction. */
  async replace(backend: Backend): Promise<void> {
    this.#lent.delete(backend);
    backend.destroy();
    await this.open();
  }

  close(): void {
    for (const backend of [...this.#free, ...this.#lent]) backend.destroy();
  }

  #give(backend: Backend): void {
    const next = this.#waiting.shift();
    if (next) next(backend);
    else this.#free.push(backend);
  }
}
