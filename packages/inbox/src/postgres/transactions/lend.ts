import type pg from "pg";
import type { Connections } from "../connections/connections.ts";

/**
 * Connection that is reserved until it is given back or destroyed. Only the first call of `giveBack` or `destroy` has
 * an effect.
 */
export interface LentConnection {
  readonly client: pg.PoolClient;
  readonly giveBack: () => void;
  /** Closes the connection. The server rolls back its open transaction. */
  readonly destroy: () => void;
}

/** Reserves a connection for longer than one call. */
export function lend(connections: Connections): Promise<LentConnection> {
  return new Promise((resolve, reject) => {
    const hold = (client: pg.PoolClient): Promise<void> =>
      new Promise((giveBack, fail) => {
        resolve({ client, giveBack, destroy: () => fail(new Error("It was destroyed.")) });
      });
    // Once the connection is reserved, this rejection has no effect.
    connections.use(hold).catch(reject);
  });
}
