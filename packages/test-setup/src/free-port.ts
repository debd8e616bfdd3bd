import { randomInt } from "node:crypto";
import getPort from "get-port";

/**
 * Finds a port for a server that cannot choose one itself. It is below those that systems give to outgoing connections
 * and to port 0, so that no client gets it before the server starts.
 */
export function findFreePort(): Promise<number> {
  return getPort({ port: Array.from({ length: 20 }, () => randomInt(20_000, 32_000)) });
}
