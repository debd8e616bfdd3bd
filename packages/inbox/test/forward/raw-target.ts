import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";

/** One complete request and its connection. */
export interface RawExchange {
  readonly socket: Socket;
  /** The head and the body. */
  readonly text: string;
  /** The number of the request on its connection, from 1. */
  readonly turn: number;
}

/** A target that writes arbitrary bytes. */
export interface RawTarget {
  readonly url: URL;
  /** The received requests of all connections. */
  readonly requests: readonly string[];
  /** The number of connections that were opened. */
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

/** Listens, and calls a function for each complete request. */
export async function openRawTarget(answer: (exchange: RawExchange) => void): Promise<RawTarget> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    let text = "";
    let turn = 0;
    sockets.add(socket);
    // The client may close the connection in these tests.
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
      if (!isWhole(text)) return;
      const request = text;
      text = "";
      requests.push(request);
      turn += 1;
      answer({ socket, text: request, turn });
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server on a port has an address with a port.
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}/webhooks`),
    requests,
    connections: () => sockets.size,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

function isWhole(text: string): boolean {
  const [head = "", body] = text.split(/\r\n\r\n(.*)/s);
  const [, length = ""] = /^content-length: (\d+)/im.exec(head) ?? [];
  return body !== undefined && body.length >= Number(length);
}
