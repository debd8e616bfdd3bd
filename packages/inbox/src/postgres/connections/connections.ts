import pg from "pg";
import type { Address } from "./address.ts";
import { cancelStatement } from "./cancel.ts";
import { Client } from "./client.ts";

/** The time in ms within which a connection has to be made, or to become free. */
const connectMs = 5_000;

/** The time in ms after which a connection that is not used is closed, before a firewall forgets it. */
const idleMs = 10_000;

/** Limits connections. */
export interface ConnectionLimits {
  /** The most at once. */
  readonly most: number;
  /** The time in ms after which a statement that is not answered fails. By default it may take as long as it likes. */
  readonly longestAnswerMs?: number;
}

/** A few connections to one database, for one caller at a time each. */
export class Connections {
  /** Names the database in messages. */
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
      // What is idle keeps no process alive.
      allowExitOnIdle: true,
    });
    // One that breaks while it is idle is gone, and the next use makes another.
    this.#pool.on("error", ignore);
    // The statement that runs rejects, too. One may break before it is handed over, so that this comes first.
    this.#pool.on("connect", (client) => client.on("error", ignore));
  }

  /** Lends a connection to some work. After an error it is closed: something may be left on it. */
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

  /** Closes all connections, after those in use. */
  async close(): Promise<void> {
    await this.#pool.end();
  }
}

/** Checks for the error of a statement that was not answered in time, which `pg` reports by a text alone. */
function isUnanswered(error: unknown): boolean {
  return error instanceof Error && error.message === "Query read timeout";
}

function ignore(): void {
  // Where it matters, it rejects something.
}
