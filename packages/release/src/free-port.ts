import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/**
 * Finds a port for a server that cannot choose one itself. It is below those that systems give to clients, of which an
 * installation opens many: one of them could have taken it by the time that the server starts.
 */
export async function findFreePort(): Promise<number> {
  const port = randomInt(10_000, 30_000);
  return (await isFree(port)) ? port : findFreePort();
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
