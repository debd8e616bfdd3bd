import { randomInt } from "node:crypto";
import getPort, { portNumbers } from "get-port";

/**
 * Finds a port for a server that cannot choose one itself. The port is below the range that systems give to clients. An
 * installation opens many client connections, and one of them could get the port before the server starts.
 */
export function findFreePort(): Promise<number> {
  return getPort({ port: portNumbers(randomInt(10_000, 29_000), 30_000) });
}
