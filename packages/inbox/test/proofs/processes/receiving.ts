/** A receiver on a shared database. It records the start and the end of each run of its handler. */
import { createHash } from "node:crypto";
import { openSync, writeSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { createReceiver, type TransactionClient } from "@order-webhooks/receiver";
import { createNodeServer } from "@order-webhooks/receiver/node";
import { testSecret } from "@order-webhooks/receiver/testing";
import { type Note, nowOfMachine } from "../postgres/fleet/notes.ts";

/** Options of the program. */
export interface ReceivingOptions {
  /** The URL of the module that has `createPostgresInbox`. */
  readonly module: string;
  readonly url: string;
  /** The name of this process. */
  readonly run: string;
  /** The file that gets its notes as lines of JSON. */
  readonly notes: string;
  /** The time in ms that a handler takes. */
  readonly handlerMs: number;
  /** True for handlers that insert a row into the table `effects`, in the transaction of the inbox. */
  readonly hasEffects: boolean;
}

const options: ReceivingOptions = JSON.parse(process.argv[2] ?? "");
const { createPostgresInbox }: typeof import("../../../src/postgres.ts") = await import(
  options.module
);
const notes = openSync(options.notes, "a");
const receiver = createReceiver({
  secrets: testSecret,
  inbox: await createPostgresInbox({ url: options.url }),
  handlers: async (_webhook, { body, deliveryKey, attempt, transaction }) => {
    const { id } = JSON.parse(Buffer.from(body).toString("utf8"));
    const digest = createHash("sha256").update(body).digest("hex");
    const handling = toHandling(deliveryKey, attempt);
    note({ kind: "start", handling, id, run: options.run, digest, at: nowOfMachine() });
    try {
      if (options.hasEffects) await transaction?.((client) => leaveEffect(client, id));
      else await sleep(options.handlerMs);
    } finally {
      note({ kind: "end", handling, at: nowOfMachine() });
    }
  },
  // A lease is ten seconds longer. A transaction waits for the database, which may be down.
  limits: { handlerTimeoutMs: options.hasEffects ? 3_000 : 1_000 },
  retry: { firstDelayMs: 100 },
  concurrency: 8,
  log: ({ level, code, message, error, deliveryKey, attempt }) => {
    if (level === "error") console.error(code, message, error);
    if (deliveryKey === undefined || attempt === undefined) return;
    if (!["handler_failed", "store_failed"].includes(code)) return;
    note({ kind: "failure", handling: toHandling(deliveryKey, attempt) });
  },
});
const server = createNodeServer(receiver);
process.once("SIGTERM", async () => {
  await server.close();
  process.exit(0);
});
console.log((await server.listen(0)).port);

/** Returns an id for a run of the handler. */
function toHandling(deliveryKey: string, attempt: number): string {
  return `${options.run}/${deliveryKey}/${attempt}`;
}

function note(line: Note): void {
  writeSync(notes, `${JSON.stringify(line)}\n`);
}

async function leaveEffect(client: TransactionClient, id: string): Promise<void> {
  await client.query("INSERT INTO effects (id, run) VALUES ($1, $2)", [id, options.run]);
  await sleep(options.handlerMs);
}
