import type { ChildProcess } from "node:child_process";

/** Receives the next message of a process, whose type its program decides. Rejects if the process ends before. */
export function receiveMessage<M>(child: ChildProcess): Promise<M> {
  return new Promise((resolve, reject) => {
    const end = () => reject(new Error("a process of the benchmark ended before it answered"));
    child.once("exit", end);
    child.once("message", (message) => {
      child.off("exit", end);
      // The seam: the program sends one message at its start, and then the answer to each request.
      resolve(message as M);
    });
  });
}
