import type { Inbox } from "@order-webhooks/receiver";
import { Retention } from "../durable/retention.ts";
import { awaitStart } from "./connections/await-start.ts";
import { Connections } from "./connections/connections.ts";
import { Database } from "./connections/database.ts";
import { toOpeningError } from "./connections/opening-error.ts";
import { type PostgresInboxOptions, type PostgresInboxSettings, toSettings } from "./options.ts";
import { PostgresInbox } from "./postgres-inbox.ts";
import { PostgresStorage } from "./postgres-storage.ts";
import { openSchema } from "./schema/open-schema.ts";
import { Transactions } from "./transactions/transactions.ts";

/** Time in ms after which an unanswered statement fails and its connection is closed. */
const longestAnswerMs = 60_000;

/**
 * Opens an inbox in a PostgreSQL database, and creates its tables if they do not exist. Deliveries that `put` has
 * stored survive a crash of the process and of the server. Any number of processes can share one inbox.
 *
 * @throws InboxError if an option is wrong, the database is unreachable or refuses, or the schema cannot be used
 */
export async function createPostgresInbox(options: PostgresInboxOptions): Promise<Inbox> {
  const settings = toSettings(options);
  const { hooks } = settings;
  const database = await openDatabase(settings);
  const transactions = toTransactions(settings, database);
  const storage = new PostgresStorage(settings, database, transactions);
  return new PostgresInbox({
    storage,
    retention: new Retention(storage, hooks.sweepMs),
    transactions,
    pollMs: toPollMs(),
  });
}

function toTransactions(
  { address, limits, hooks }: PostgresInboxSettings,
  database: Database,
): Transactions {
  const most = limits.maxTransactions;
  const connections = new Connections(address, { most });
  const { clockOffsetMs: offsetMs = () => 0 } = hooks;
  return new Transactions({ connections, database, offsetMs, most, place: address.place });
}

async function openDatabase(settings: PostgresInboxSettings): Promise<Database> {
  const { address, limits, hooks } = settings;
  const connections = new Connections(address, { most: limits.maxConnections, longestAnswerMs });
  try {
    const names = await awaitStart({ place: address.place, busyMs: hooks.busyMs }, () =>
      openSchema(connections, settings),
    );
    return new Database(connections, names, hooks.clockOffsetMs ?? (() => 0));
  } catch (error) {
    await connections.close();
    throw toOpeningError(error, address.place);
  }
}

/** Returns a random polling interval in ms, so that many inboxes do not poll at the same moments. */
function toPollMs(): number {
  return 750 + Math.floor(Math.random() * 500);
}
