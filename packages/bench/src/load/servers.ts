import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Inbox } from "@order-webhooks/receiver";
import { openInbox } from "../candidates/inboxes.ts";
import {
  createCountingReceiver,
  createFilledInbox,
  importNode,
  importReceiver,
  type ReceiverApi,
} from "../candidates/receivers.ts";
import type { Served } from "./messages.ts";

/** A server that listens on this machine alone. */
export interface RunningServer {
  readonly port: number;
  /** Returns how often the handler has run. */
  readonly countHandled: () => number;
  /** Resolves once no handler runs or is due. */
  readonly idle: () => Promise<void>;
}

/** Starts the server of a process. */
export async function serve(served: Served): Promise<RunningServer> {
  if (served.kind === "bare") return serveBare();
  if (served.kind === "inbox") {
    const { inbox, ...options } = served;
    return serveReceiver(inbox.folder, () => openInbox(inbox), options);
  }
  const { folder, handledBefore } = served;
  return serveReceiver(folder, (api) =>
    handledBefore > 0 ? createFilledInbox(api, handledBefore) : undefined,
  );
}

/** Serves the minimum work of any receiver over HTTP: reads a body to its end, and answers. */
async function serveBare(): Promise<RunningServer> {
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => response.writeHead(202, responseHeaders).end());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // This cast is safe: a server that listens on an address and a port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return { port, countHandled: () => 0, idle: async () => {} };
}

/** The headers of a receiver, so that responses have the same size. */
const responseHeaders = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "content-length": 0,
};

/** Serves a receiver, by default with its own memory inbox and the default concurrency. */
async function serveReceiver(
  folder: string,
  makeInbox: (api: ReceiverApi) => Promise<Inbox> | undefined,
  { concurrency }: { readonly concurrency?: number } = {},
): Promise<RunningServer> {
  const api = await importReceiver(folder);
  const { createNodeServer } = await importNode(folder);
  const { receiver, countHandled } = createCountingReceiver(api, await makeInbox(api), concurrency);
  const { port } = await createNodeServer(receiver).listen(0);
  return { port: Number(port), countHandled, idle: receiver.idle };
}
