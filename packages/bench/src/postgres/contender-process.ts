import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Answers, Opened, Request } from "./messages.ts";

/** A contender in a process of its own, whose CPU time is that of the client alone. */
export class ContenderProcess {
  readonly #child: ChildProcess;

  /** Starts a process, and waits until its contender is open. */
  static async start(opened: Opened, nodeArgs: readonly string[] = []): Promise<ContenderProcess> {
    const program = join(import.meta.dirname, "process.ts");
    const child = fork(program, [JSON.stringify(opened)], { execArgv: [...nodeArgs] });
    await receive(child);
    return new ContenderProcess(child);
  }

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  /** Sends a request, and waits for its answer. */
  async ask<R extends Request>(request: R): Promise<Answers[R["kind"]]> {
    const answer = receive<Answers[R["kind"]]>(this.#child);
    this.#child.send(request);
    return answer;
  }

  /** Lets the process close its contender, and end. */
  async stop(): Promise<void> {
    const ended = once(this.#child, "exit");
    this.#child.disconnect();
    await ended;
  }
}

/** Receives the next message of a process. Rejects if the process ends before. */
function receive<M>(child: ChildProcess): Promise<M> {
  return new Promise((resolve, reject) => {
    const end = () => reject(new Error("a contender ended before it answered"));
    child.once("exit", end);
    child.once("message", (message) => {
      child.off("exit", end);
      // The seam: process.ts sends one message at its start, and then the answer to each request.
      resolve(message as M);
    });
  });
}
