/**
 * Receives deliveries whose handlers pay in the inbox's transaction. Kills itself at one point of the first delivery.
 */
import { setImmediate } from "node:timers/promises";
import { createReceiver } from "@order-webhooks/receiver";
import { buildDelivery, testSecret } from "@order-webhooks/receiver/testing";
import { eventTypes } from "@order-webhooks/validator";
import pg from "pg";
import { createPostgresInbox } from "../../../src/postgres.ts";

/** The points at which it can die, in their order. */
export const points = [
  "before its transaction",
  "before its effect",
  "after its effect",
  "before the commit",
  "during the commit",
  "after the commit",
] as const;

/** Options: the location of the inbox, and the point of death. */
export interface DyingOptions {
  readonly url: string;
  readonly schema: string;
  /** The table of payments, as statements name it. */
  readonly payments: string;
  readonly deliveries: number;
  readonly point: (typeof points)[number];
}

if (process.argv[2] !== undefined) await receive(JSON.parse(process.argv[2]));

async function receive({ url, schema, payments, deliveries, point }: DyingOptions): Promise<void> {
  dieAtCommit(point);
  const passBy = (here: DyingOptions["point"]): void => {
    if (here === point) process.kill(process.pid, "SIGKILL");
  };
  let begin = () => {};
  const allStored = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const [event] = eventTypes;
  if (event === undefined) throw new Error("There is no event at all.");
  const receiver = createReceiver({
    secrets: testSecret,
    inbox: await createPostgresInbox({ url, schema }),
    handlers: async (_webhook, { transaction, deliveryKey }) => {
      await allStored;
      passBy("before its transaction");
      await transaction?.(async (client) => {
        passBy("before its effect");
        await client.query(`INSERT INTO ${payments} VALUES ($1)`, [deliveryKey]);
        passBy("after its effect");
      });
      passBy("after the commit");
    },
  });
  for (let count = 0; count < deliveries; count += 1) {
    const { headers, body } = buildDelivery({ event, purpose: "message" });
    await receiver.handle({ method: "POST", path: "/webhooks", headers, body });
  }
  begin();
  await receiver.idle();
}

/** Dies before it sends COMMIT, or after it has sent COMMIT and before the answer. */
function dieAtCommit(point: DyingOptions["point"]): void {
  const { query } = pg.Client.prototype;
  const isCommit = (config: unknown): boolean =>
    typeof config === "object" && config !== null && Reflect.get(config, "text") === "COMMIT";
  const replaced = function (this: pg.Client, ...args: unknown[]): unknown {
    const die = () => process.kill(process.pid, "SIGKILL");
    if (isCommit(args[0]) && point === "before the commit") die();
    const result: unknown = Reflect.apply(query, this, args);
    if (isCommit(args[0]) && point === "during the commit") setImmediate().then(die);
    return result;
  };
  Object.assign(pg.Client.prototype, { query: replaced });
}
