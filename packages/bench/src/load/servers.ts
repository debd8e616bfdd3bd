import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  createCountingReceiver,
  createFilledInbox,
  importNode,
  importReceiver,
} from "../candidates/receivers.ts";

/** A server that listens on this machine alone. */
export interface RunningServer {
  readonly port: number;
  /** Returns how often the handler has run. */
  readonly countHandled: () => number;
  /** Resolves once no handler runs or is due. */
  readonly idle: () => Promise<void>;
}

/** Serves the least that any receiver has to do over HTTP: reads a body to its end, and answers. */
export async function serveBare(): Promise<RunningServer> {
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => response.writeHead(202, responseHeaders).end());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // The seam: a server that listens on an address and a port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return { port, countHandled: () => 0, idle: async () => {} };
}

/** The headers of a receiver, so that responses have the same size. */
const responseHeaders = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "content-length": 0,
};

/** Serves the receiver of a build with its defaults, once it has handled so many deliveries. */
export async function serveReceiver(folder: string, handledBefore: number): Promise<RunningServer> {
  const api = await importReceiver(folder);
  const { createNodeServer } = await importNode(folder);
  const inbox = handledBefore > 0 ? await createFilledInbox(api, handledBefore) : undefined;
  const { receiver, countHandled } = createCountingReceiver(api, inbox);
  const { port } = await createNodeServer(receiver).listen(0);
  return { port: Number(port), countHandled, idle: receiver.idle };
}
