import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { ReceiverStats } from "@order-webhooks/receiver";
import type { FromProcess, ProcessPlan, ToProcess } from "./process-messages.ts";

const program = fileURLToPath(new URL("receiving-process.ts", import.meta.url));

/** A receiver in a process of its own. */
export class KillableReceiver {
  readonly url: URL;
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess, url: URL) {
    this.#process = process;
    this.url = url;
  }

  /**
   * Starts a receiver. Rejects if its process ends before it listens.
   *
   * @param onHandled runs with each order that its handler took
   */
  static async start(
    plan: ProcessPlan,
    onHandled: (orderId: string) => void,
  ): Promise<KillableReceiver> {
    const process = fork(program, [JSON.stringify(plan)]);
    process.on("message", (message: FromProcess) => {
      if (message.kind === "handled") onHandled(message.orderId);
    });
    const { url } = await nextOf(process, "listening");
    return new KillableReceiver(process, new URL(url));
  }

  /** Counts what its inbox holds: at once, when nothing is due any more, or after a replay of the dead letters. */
  async count(kind: "count" | "settle" | "replay"): Promise<ReceiverStats> {
    this.#send({ kind });
    return (await nextOf(this.#process, "counted")).stats;
  }

  /** Ends it without a chance to store anything. */
  async kill(): Promise<void> {
    this.#process.kill("SIGKILL");
    await once(this.#process, "exit");
  }

  /** Ends it as a deployment does. */
  async close(): Promise<void> {
    this.#send({ kind: "close" });
    await once(this.#process, "exit");
  }

  #send(message: ToProcess): void {
    this.#process.send(message);
  }
}

type MessageOf<K> = Extract<FromProcess, { readonly kind: K }>;

/** Waits for the next message of a kind. Rejects if the process ends before. */
function nextOf<K extends FromProcess["kind"]>(
  process: ChildProcess,
  kind: K,
): Promise<MessageOf<K>> {
  return new Promise((resolve, reject) => {
    const end = () => {
      process.off("message", take);
      process.off("exit", fail);
    };
    const fail = () => {
      end();
      reject(new Error("The process of the receiver ended before it answered."));
    };
    const take = (message: FromProcess) => {
      if (!isOf(message, kind)) return;
      end();
      resolve(message);
    };
    process.on("message", take);
    process.on("exit", fail);
  });
}

function isOf<K extends FromProcess["kind"]>(
  message: FromProcess,
  kind: K,
): message is MessageOf<K> {
  return message.kind === kind;
}
