import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";

/** An application to which a receiver forwards deliveries. */
export interface Application {
  readonly url: string;
  /** Orders that it has handled. */
  readonly handled: ReadonlySet<string>;
  /** Status of its responses. Only a delivery that it answers with 204 counts as handled. */
  status: number;
  /** Maximum number of orders that it handles. It does not answer further deliveries. */
  most: number;
  readonly close: () => void;
}

/** Starts an application on a free loopback port. Until its properties are changed, it handles every delivery. */
export async function startApplication(): Promise<Application> {
  const handled = new Set<string>();
  const server = createServer(async (request, response) => {
    // This cast is safe: the receiver forwards only deliveries that it has validated.
    const { data } = (await json(request)) as { readonly data: { readonly order: { id: string } } };
    if (handled.size >= application.most) return;
    if (application.status === 204) handled.add(data.order.id);
    response.writeHead(application.status).end();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  // This cast is safe: a server that listens on an address and a port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/`;
  const most = Number.POSITIVE_INFINITY;
  const application = { url, handled, status: 204, most, close: () => void server.close() };
  return application;
}
