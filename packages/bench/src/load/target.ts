import { Client } from "./client.ts";
import type { Slice } from "./measured.ts";
import type { Served } from "./messages.ts";
import { ServerProcess } from "./server-process.ts";

/** The options of a target. */
export interface TargetOptions {
  /** The name that the table has for it. */
  readonly name: string;
  readonly served: Served;
  readonly connections: number;
  /** Options of Node for the server's process. */
  readonly nodeArgs: readonly string[];
}

/** A server in its own process, and the client that has connections to it. */
export class Target {
  readonly name: string;
  readonly #server: ServerProcess;
  readonly #client: Client;

  /** Starts the server, and opens all connections. */
  static async start({ name, served, connections, nodeArgs }: TargetOptions): Promise<Target> {
    const server = await ServerProcess.start(served, nodeArgs);
    const client = new Client(server.port, connections);
    await client.open();
    return new Target(name, server, client);
  }

  private constructor(name: string, server: ServerProcess, client: Client) {
    this.name = name;
    this.#server = server;
    this.#client = client;
  }

  /** Sends the requests, and waits until nothing is left to do. */
  async measureSlice(requests: readonly Buffer[]): Promise<Slice> {
    const before = await this.#server.ask("read");
    const sending = await this.#client.send(requests);
    const answered = await this.#server.ask("read");
    const settled = await this.#server.ask("settle");
    return {
      ...sending,
      cpuNanoseconds: settled.cpuNanoseconds - before.cpuNanoseconds,
      handled: settled.handled - before.handled,
      backlog: settled.handled - answered.handled,
    };
  }

  /** Closes the connections, and lets the server end. */
  async stop(): Promise<void> {
    this.#client.close();
    await this.#server.stop();
  }
}
