/** A receiver with a server. It records each handled delivery, and obeys lines of its input. */
import { openSync, writeSync } from "node:fs";
import { createRequire, syncBuiltinESMExports } from "node:module";
import { createInterface } from "node:readline";
import type { Worker } from "node:worker_threads";
import { createReceiver } from "@order-webhooks/receiver";
import { createNodeServer } from "@order-webhooks/receiver/node";
import { testSecret } from "@order-webhooks/receiver/testing";

/** Options of the program. */
export interface ServingOptions {
  /** The URL of the module that has `createSqliteInbox`. */
  readonly module: string;
  readonly file: string;
  /** The file that gets a line for each handled delivery: its id and its key. */
  readonly handled: string;
  /** The time in ms that a handler takes. */
  readonly handlerMs: number;
}

/** Commands on its input. `count` prints the number of entries that wait or are claimed. */
export type ServingCommand = "count" | "end the threads";

const options: ServingOptions = JSON.parse(process.argv[2] ?? "");
const threads = watchThreads();
const sqlite: typeof import("../../../src/sqlite.ts") = await import(options.module);
const handled = openSync(options.handled, "a");
const inbox = await sqlite.createSqliteInbox({ file: options.file });
const receiver = createReceiver({
  secrets: testSecret,
  inbox,
  handlers: async (_webhook, { body, deliveryKey }) => {
    if (options.handlerMs) await new Promise((done) => setTimeout(done, options.handlerMs));
    const { id } = JSON.parse(Buffer.from(body).toString("utf8"));
    writeSync(handled, `${id} ${deliveryKey}\n`);
  },
  limits: { handlerTimeoutMs: 1_000 },
  concurrency: 32,
  log: ({ level, code, message }) => {
    if (level === "error") console.error(code, message);
  },
});
const server = createNodeServer(receiver);
process.once("SIGTERM", async () => {
  await server.close();
  process.exit(0);
});
console.log((await server.listen(0)).port);
createInterface({ input: process.stdin }).on("line", obey);

async function obey(line: string): Promise<void> {
  if (line === "end the threads") for (const thread of threads) await thread.terminate();
  if (line === "count") console.log(await countOpen());
}

/** Counts the entries that wait or are claimed. Resolves to infinity if the inbox cannot answer now. */
async function countOpen(): Promise<number> {
  const stats = await inbox.stats().catch(() => undefined);
  return stats ? stats.waiting + stats.claimed : Number.POSITIVE_INFINITY;
}

/** Collects all threads that are started from now on. */
function watchThreads(): readonly Worker[] {
  const started: Worker[] = [];
  const module = createRequire(import.meta.url)("node:worker_threads");
  module.Worker = class extends module.Worker {
    constructor(...args: unknown[]) {
      super(...args);
      started.push(this as unknown as Worker); // The seam: the class above is untyped.
    }
  };
  syncBuiltinESMExports();
  return started;
}
