import pg from "pg";
import type { Address } from "./address.ts";
import { cancelStatement } from "./cancel.ts";
import { Client } from "./client.ts";

/** Time limit in ms for opening a connection, or waiting for a free one. */
const connectMs = 5_000;

/** Time in ms after which an idle connection is closed, before a firewall drops it. */
const idleMs = 10_000;

/** Limits of connections. */
export interface ConnectionLimits {
  /** Maximum number of simultaneous connections. */
  readonly most: number;
  /** Time in ms after which an unanswered statement fails. By default there is no limit. */
  readonly longestAnswerMs?: number;
}

/** Pool of connections to one database. */
export class Connections {
  /** Name of the database in messages. */
  readonly place: string;
  readonly #pool: pg.Pool;

  constructor({ url, place }: Address, { most, longestAnswerMs }: ConnectionLimits) {
    this.place = place;
    this.#pool = new pg.Pool({
      Client,
      connectionString: url,
      fallback_application_name: "order-webhooks-inbox",
      max: most,
      connectionTimeoutMillis: connectMs,
      idleTimeoutMillis: idleMs,
      query_timeout: longestAnswerMs,
      keepAlive: true,
      // Idle connections do not keep the process alive.
      allowExitOnIdle: true,
    });
    // The pool drops an idle connection that breaks, and opens another one at the next use.
    this.#pool.on("error", ignore);
    // A running statement also rejects. The listener is added here, because a connection may break before it is handed
    // over.
    this.#pool.on("connect", (client) => client.on("error", ignore));
  }

  /** Runs work with a connection. After an error it closes the connection, which may have leftover state. */
  async use<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    try {
      const result = await work(client);
      client.release();
      return result;
    } catch (error) {
      if (isUnanswered(error)) cancelStatement(client).then(() => client.release(true));
      else client.release(true);
      throw error;
    }
  }

  /** Closes all connections, once they are no longer in use. */
  async close(): Promise<void> {
    await this.#pool.end();
  }
}

/** Checks for the error of a statement that was not answered in time. `pg` reports it only by its message. */
function isUnanswered(error: unknown): boolean {
  return error instanceof Error && error.message === "Query read timeout";
}

function ignore(): void {
  // If the error matters, a promise also rejects with it.
}
