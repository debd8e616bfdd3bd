import type { Inbox } from "@order-webhooks/receiver";
import { DurableInbox } from "../durable/durable-inbox.ts";
import { Retention } from "../durable/retention.ts";
import { Connections } from "./connections/connections.ts";
import { Database } from "./connections/database.ts";
import { toOpeningError } from "./connections/refusal.ts";
import { whileStarting } from "./connections/starting.ts";
import { type PostgresInboxOptions, type PostgresInboxSettings, toSettings } from "./options.ts";
import { PostgresStorage } from "./postgres-storage.ts";
import { openSchema } from "./schema/open-schema.ts";

/** The time in ms after which a statement that is not answered fails, whatever it does. Its connection is closed then. */
const answerMs = 60_000;

/**
 * Opens an inbox that keeps deliveries in a PostgreSQL database, or makes its tables. What `put` has stored outlives the
 * process, the machine and a crash of the server. Any number of processes share one.
 *
 * @throws InboxError if an option is wrong, the database cannot be reached or refuses, or the schema cannot serve
 */
export async function createPostgresInbox(options: PostgresInboxOptions): Promise<Inbox> {
  const settings = toSettings(options);
  const { hooks } = settings;
  const storage = new PostgresStorage(settings, await openDatabase(settings));
  return new DurableInbox(storage, new Retention(storage, hooks.sweepMs), { pollMs: toPollMs() });
}

async function openDatabase(settings: PostgresInboxSettings): Promise<Database> {
  const { address, limits, hooks } = settings;
  const connections = new Connections(address, { most: limits.maxConnections, answerMs });
  try {
    const names = await whileStarting(address.place, () => openSchema(connections, settings));
    return new Database(connections, names, hooks.clockOffsetMs ?? (() => 0));
  } catch (error) {
    await connections.close();
    throw toOpeningError(error, address.place);
  }
}

/** The interval in ms of polling. Each inbox has its own, so that many do not ask at the same moments. */
function toPollMs(): number {
  return 750 + Math.floor(Math.random() * 500);
}
