import type pg from "pg";
import type { Connections } from "../connections/connections.ts";

/** A connection that is lent until it is given back or destroyed. Only the first of both counts. */
export interface LentConnection {
  readonly client: pg.PoolClient;
  readonly giveBack: () => void;
  /** Closes it. The server rolls back what was not committed on it. */
  readonly destroy: () => void;
}

/** Lends a connection beyond one call. */
export function lend(connections: Connections): Promise<LentConnection> {
  return new Promise((resolve, reject) => {
    const hold = (client: pg.PoolClient): Promise<void> =>
      new Promise((giveBack, fail) => {
        resolve({ client, giveBack, destroy: () => fail(new Error("It was destroyed.")) });
      });
    // After it was lent this rejects nothing any more.
    connections.use(hold).catch(reject);
  });
}
