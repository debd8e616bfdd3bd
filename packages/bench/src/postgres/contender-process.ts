import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { receiveMessage } from "../measure/receive-message.ts";
import type { Answers, Opened, Request } from "./messages.ts";

/** A contender in a separate process, whose CPU time is that of the client alone. */
export class ContenderProcess {
  readonly #child: ChildProcess;

  /** Starts a process, and waits until its contender is open. */
  static async start(opened: Opened, nodeArgs: readonly string[] = []): Promise<ContenderProcess> {
    const program = join(import.meta.dirname, "process.ts");
    const child = fork(program, [JSON.stringify(opened)], { execArgv: [...nodeArgs] });
    await receiveMessage(child);
    return new ContenderProcess(child);
  }

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  /** Sends a request, and waits for its answer. */
  async ask<R extends Request>(request: R): Promise<Answers[R["kind"]]> {
    const answer = receiveMessage<Answers[R["kind"]]>(this.#child);
    this.#child.send(request);
    return answer;
  }

  /** Closes the contender, and ends the process. */
  async stop(): Promise<void> {
    const ended = once(this.#child, "exit");
    this.#child.disconnect();
    await ended;
  }
}
