import { once } from "node:events";
import { connect } from "node:net";
import pg from "pg";

/** Time limit in ms for sending the request. */
const mostMs = 1_000;

/** Number that identifies such a request, instead of a protocol version. */
const cancelRequest = 80_877_102;

/**
 * Asks the server to cancel the statement that runs on a connection. Otherwise the statement continues as long as a
 * lock makes it wait, and uses a connection. Never rejects, and may have no effect.
 */
export async function cancelStatement(client: pg.PoolClient): Promise<void> {
  if (!(client instanceof pg.Client)) return;
  // The types of `pg` lack these two numbers, which the server gave to the connection.
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
  // The server closes the connection once it has the request.
  await once(socket, "close").catch(() => socket.destroy());
}
