import { Client } from "./client.ts";
import type { Kept, Slice } from "./measured.ts";
import type { Served } from "./messages.ts";
import { ServerProcess } from "./server-process.ts";

/** The options of a target. */
export interface TargetOptions {
  /** Name of the server in the table. */
  readonly name: string;
  readonly served: Served;
  readonly connections: number;
  /** Options of Node for the server's process. */
  readonly nodeArgs: readonly string[];
  /**
   * Share of the deliveries that the server gets. Default: 1. A slow server gets less, because it would take most of
   * the time. A fast server gets them several times, so that its event loop is observed for about as long as that of
   * other servers.
   */
  readonly share?: number;
  /** Counts the deliveries on the disk after the process has ended. */
  readonly countKept?: () => Promise<number>;
}

/** A server in a separate process, with a client that is connected to it. */
export class Target {
  readonly #options: TargetOptions;
  readonly #server: ServerProcess;
  readonly #client: Client;
  #accepted = 0;

  /** Starts the server, and opens all connections. */
  static async start(options: TargetOptions): Promise<Target> {
    const { served, connections, nodeArgs } = options;
    const server = await ServerProcess.start(served, nodeArgs);
    const client = new Client(server.port, connections);
    await client.open();
    return new Target(options, server, client);
  }

  private constructor(options: TargetOptions, server: ServerProcess, client: Client) {
    this.#options = options;
    this.#server = server;
    this.#client = client;
  }

  get name(): string {
    return this.#options.name;
  }

  /** Sends the server's share of the requests, and waits until all handlers have run. */
  async measureSlice(requests: readonly Buffer[]): Promise<Slice> {
    const before = await this.#server.ask("start");
    const start = process.hrtime.bigint();
    const sending = await this.#client.send(takeShare(requests, this.#options.share ?? 1));
    const answered = await this.#server.ask("read");
    const settled = await this.#server.ask("settle");
    this.#accepted += sending.accepted;
    return {
      ...sending,
      settledNanoseconds: Number(process.hrtime.bigint() - start),
      cpuNanoseconds: settled.cpuNanoseconds - before.cpuNanoseconds,
      handled: settled.handled - before.handled,
      backlog: settled.handled - answered.handled,
      loop: settled.loop,
    };
  }

  /**
   * Closes the connections, ends the server, and counts the deliveries that it accepted and kept. Undefined without a
   * disk.
   */
  async stop(): Promise<Kept | undefined> {
    this.#client.close();
    await this.#server.stop();
    const kept = await this.#options.countKept?.();
    return kept === undefined ? undefined : { accepted: this.#accepted, kept };
  }
}

/** Returns the first requests, or all of them several times if the share exceeds 1. */
function takeShare(requests: readonly Buffer[], share: number): readonly Buffer[] {
  const repeated = Array.from({ length: Math.ceil(share) }).flatMap(() => requests);
  return repeated.slice(0, Math.ceil(requests.length * share));
}
