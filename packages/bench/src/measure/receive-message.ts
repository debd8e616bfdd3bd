import type { ChildProcess } from "node:child_process";

/**
 * Receives the next message of a process. The caller names the type that the process sends. Rejects if the process ends
 * first.
 */
export function receiveMessage<M>(child: ChildProcess): Promise<M> {
  return new Promise((resolve, reject) => {
    const end = () => reject(new Error("a process of the benchmark ended before it answered"));
    child.once("exit", end);
    child.once("message", (message) => {
      child.off("exit", end);
      // This cast trusts the program, which sends one message at its start, and then the answer to each request.
      resolve(message as M);
    });
  });
}
