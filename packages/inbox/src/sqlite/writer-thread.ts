import { Worker } from "node:worker_threads";
import { InboxError } from "../errors.ts";
import { toError } from "./batch-builder.ts";
import type {
  Batch,
  BatchReply,
  CloseRequest,
  Opened,
  OpenReply,
  ThreadSetup,
  Times,
} from "./protocol.ts";

/** Callbacks for the thread's next reply, or for the reason of its absence. */
interface Waiting {
  readonly resolve: (reply: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Controls the thread that writes. The thread answers one message at a time. */
export class WriterThread {
  readonly #worker: Worker;
  readonly #ended: Promise<void>;
  #waiting: Waiting | undefined;
  #cause: unknown;

  private constructor(setup: ThreadSetup) {
    // The thread does not inherit the flags of this process, such as a loader or an inspector. On Node.js 22, SQLite is
    // experimental, and the owner does not need that warning.
    const execArgv = ["--disable-warning=ExperimentalWarning"];
    this.#worker = new Worker(threadUrl, { workerData: setup, execArgv, name: "inbox" });
    this.#worker.on("message", (reply: unknown) => this.#take()?.resolve(reply));
    this.#worker.on("error", (cause) => {
      this.#cause = cause;
    });
    this.#ended = new Promise((resolve) => {
      this.#worker.once("exit", () => {
        this.#take()?.reject(toThreadError(setup.file, this.#cause));
        resolve();
      });
    });
  }

  /**
   * Starts a thread that opens the database.
   *
   * @throws InboxError if the database cannot be opened
   */
  static async open(setup: ThreadSetup): Promise<{ thread: WriterThread; opened: Opened }> {
    const thread = new WriterThread(setup);
    const reply = await thread.#ask<OpenReply>();
    if (reply.kind === "opened") return { thread, opened: reply };
    await thread.#ended;
    throw toError(reply.refusal);
  }

  /** Commits a batch. Rejects if the thread ends before it answers. */
  run(batch: Batch): Promise<BatchReply> {
    const reply = this.#ask<BatchReply>();
    this.#worker.postMessage(batch, [batch.bodies]);
    return reply;
  }

  /** Ends the thread after all earlier messages. Resolves when it has ended. */
  async close(times: Times): Promise<void> {
    const request: CloseRequest = { kind: "close", ...times };
    this.#worker.ref();
    this.#worker.postMessage(request);
    await this.#ended;
  }

  /** Runs the listener when the thread has ended, for any reason. */
  onEnd(listener: () => void): void {
    this.#ended.then(listener);
  }

  /** Keeps the process alive while there is something to write, and otherwise not. */
  holdProcess(isNeeded: boolean): void {
    if (isNeeded) this.#worker.ref();
    else this.#worker.unref();
  }

  /** Waits for the next message of the thread. The protocol determines its type. */
  #ask<Reply>(): Promise<Reply> {
    return new Promise<Reply>((resolve, reject) => {
      this.#waiting = { resolve: (reply) => resolve(reply as Reply), reject };
    });
  }

  #take(): Waiting | undefined {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    return waiting;
  }
}

/** URL of the thread's module, as TypeScript or compiled. */
const threadUrl: URL = import.meta.url.endsWith(".ts")
  ? new URL("./thread/thread.ts", import.meta.url)
  : new URL("./thread/thread.js", import.meta.url);

function toThreadError(file: string, cause: unknown): InboxError {
  return new InboxError("storage_failed", {
    place: file,
    expected: "a running writer thread",
    found: "one that has ended",
    fix: "The inbox starts another thread automatically. If you bundle your code, keep @order-webhooks/inbox out of the bundle.",
    cause,
  });
}
