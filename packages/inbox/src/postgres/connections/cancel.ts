import { once } from "node:events";
import { connect } from "node:net";
import pg from "pg";

/** The time in ms within which the server has to take the request. */
const mostMs = 1_000;

/** The number that stands for such a request in place of a version of the protocol. */
const cancelRequest = 80_877_102;

/**
 * Asks the server to end the statement that runs on a connection. By itself a server goes on with it, for as long as a
 * lock makes it wait, and its connection counts meanwhile. Never rejects: it may not help.
 */
export async function cancelStatement(client: pg.PoolClient): Promise<void> {
  if (!(client instanceof pg.Client)) return;
  // The types of `pg` do not know what the server gave to the connection for this.
  const processId: unknown = Reflect.get(client, "processID");
  const secretKey: unknown = Reflect.get(client, "secretKey");
  if (typeof processId !== "number" || typeof secretKey !== "number") return;
  const request = Buffer.alloc(16);
  for (const [index, value] of [request.length, cancelRequest, processId, secretKey].entries()) {
    request.writeInt32BE(value, index * 4);
  }
  await send(client, request);
}

async function send({ host, port }: pg.Client, request: Buffer): Promise<void> {
  const socket = host.startsWith("/")
    ? connect(`${host}/.s.PGSQL.${port}`)
    : connect({ host, port });
  socket.setTimeout(mostMs, () => socket.destroy());
  socket.resume().end(request);
  // The server closes it once it has taken the request.
  await once(socket, "close").catch(() => socket.destroy());
}
