/** A receiver with a server of its own. It notes the id of each delivery that its handler took. */
import { openSync, writeSync } from "node:fs";
import { createReceiver } from "@order-webhooks/receiver";
import { createNodeServer } from "@order-webhooks/receiver/node";
import { testSecret } from "@order-webhooks/receiver/testing";

/** Says what to serve. */
export interface ServingOptions {
  /** The URL of the module that has `createSqliteInbox`. */
  readonly module: string;
  readonly file: string;
  /** The file that gets a line for each delivery that a handler took: its id. */
  readonly handled: string;
  /** The time in ms that a handler takes. */
  readonly handlerMs: number;
}

const options: ServingOptions = JSON.parse(process.argv[2] ?? "");
const sqlite: typeof import("../../../src/sqlite.ts") = await import(options.module);
const handled = openSync(options.handled, "a");
const receiver = createReceiver({
  secrets: testSecret,
  inbox: await sqlite.createSqliteInbox({ file: options.file }),
  handlers: async (_webhook, { body }) => {
    await new Promise((resolve) => setTimeout(resolve, options.handlerMs));
    writeSync(handled, `${JSON.parse(Buffer.from(body).toString("utf8")).id}\n`);
  },
  limits: { handlerTimeoutMs: 1_000 },
  concurrency: 32,
  log: ({ level, code, message, error }) => {
    if (level === "error") console.error(code, message, error);
  },
});
const server = createNodeServer(receiver);
process.once("SIGTERM", async () => {
  await server.close();
  process.exit(0);
});
console.log((await server.listen(0)).port);
