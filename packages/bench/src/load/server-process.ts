import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { receiveMessage } from "../measure/receive-message.ts";
import type { Reading, Request, Served } from "./messages.ts";

/** A server in a separate process, whose CPU time is that of the server alone. */
export class ServerProcess {
  readonly port: number;
  readonly #child: ChildProcess;

  /** Starts a process, and waits until its server listens. */
  static async start(served: Served, nodeArgs: readonly string[] = []): Promise<ServerProcess> {
    const program = join(import.meta.dirname, "process.ts");
    // Sets the options in the environment, so that the threads of the process have them too.
    const env = { ...process.env, NODE_OPTIONS: toOptions(nodeArgs) };
    const child = fork(program, [JSON.stringify(served)], { execArgv: [], env });
    const port = await receiveMessage<number>(child);
    return new ServerProcess(child, port);
  }

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  /** Sends a request, and resolves to the reading. */
  async ask(request: Request): Promise<Reading> {
    const reading = receiveMessage<Reading>(this.#child);
    this.#child.send(request);
    return reading;
  }

  /** Ends the process, and waits for its end. */
  async stop(): Promise<void> {
    const ended = once(this.#child, "exit");
    this.#child.disconnect();
    await ended;
  }
}

/**
 * Returns the value of NODE_OPTIONS: the options of this process, and these. Quotes them, because a space would end an
 * option.
 */
function toOptions(nodeArgs: readonly string[]): string {
  const quoted = nodeArgs.map((option) => `"${option.replaceAll(/[\\"]/g, "\\$&")}"`);
  return [process.env.NODE_OPTIONS ?? "", ...quoted].join(" ");
}
