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

/** Takes what the thread answers, or the reason why it does not. */
interface Waiting {
  readonly resolve: (reply: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** The thread that writes. It answers one message at a time. */
export class WriterThread {
  readonly #worker: Worker;
  readonly #ended: Promise<void>;
  #waiting: Waiting | undefined;
  #cause: unknown;

  private constructor(setup: ThreadSetup) {
    // Without the flags of this process: a loader or an inspector is none of its business. On Node 22 SQLite is
    // experimental, which is no news for the owner.
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
   * @throws InboxError if it cannot
   */
  static async open(setup: ThreadSetup): Promise<{ thread: WriterThread; opened: Opened }> {
    const thread = new WriterThread(setup);
    const reply = await thread.#ask<OpenReply>();
    if (reply.kind === "opened") return { thread, opened: reply };
    await thread.#ended;
    throw toError(reply.refusal);
  }

  /** Has a batch committed. Rejects if the thread ends before it answers. */
  run(batch: Batch): Promise<BatchReply> {
    const reply = this.#ask<BatchReply>();
    this.#worker.postMessage(batch, [batch.bodies]);
    return reply;
  }

  /** Ends the thread after everything that came before, and waits for that. */
  async close(times: Times): Promise<void> {
    const request: CloseRequest = { kind: "close", ...times };
    this.#worker.ref();
    this.#worker.postMessage(request);
    await this.#ended;
  }

  /** Calls back when the thread has ended, for whatever reason. */
  onEnd(listener: () => void): void {
    this.#ended.then(listener);
  }

  /** Keeps the process alive as long as there is something to write. */
  holdProcess(isNeeded: boolean): void {
    if (isNeeded) this.#worker.ref();
    else this.#worker.unref();
  }

  /** Waits for the next message of the thread, whose type the protocol says. */
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

/** The module of the thread, next to this one: as it was written, or compiled. */
const threadUrl: URL = import.meta.url.endsWith(".ts")
  ? new URL("./thread/thread.ts", import.meta.url)
  : new URL("./thread/thread.js", import.meta.url);

function toThreadError(file: string, cause: unknown): InboxError {
  return new InboxError("storage_failed", {
    place: file,
    expected: "its thread to write to it",
    found: "one that has ended",
    fix: "The inbox starts another one by itself. A bundle of this code must leave @order-webhooks/inbox out.",
    cause,
  });
}
