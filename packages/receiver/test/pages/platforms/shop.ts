import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";

/** A report that the owner's code sent to the shop, by the last part of its path. */
export interface ShopReport {
  readonly kind: string;
  readonly content: { readonly [key: string]: unknown };
}

/** The shop that the page's handlers and callbacks report to. The test sets its response to orders. */
export class Shop {
  /** The status for orders, or null if the shop reads them and does not answer. */
  orderStatus: number | null = 200;
  /** Reports that got a 200, in order. */
  readonly taken: ShopReport[] = [];
  /** All orders that arrived, with any response. */
  readonly asked: string[] = [];
  readonly #held: ServerResponse[] = [];
  #onAsked: (() => void) | undefined;
  readonly #server = createServer(async (request, response) => {
    const kind = request.url?.slice(1) ?? "";
    // The handlers of the page send objects.
    this.#answer({ kind, content: (await json(request)) as ShopReport["content"] }, response);
  });

  async listen(): Promise<string> {
    await once(this.#server.listen(0, "127.0.0.1"), "listening");
    // A server that listens on a port has such an address.
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** The ids of the orders that got a 200. */
  get orders(): readonly unknown[] {
    return this.taken.filter(({ kind }) => kind === "orders").map(({ content }) => content.order);
  }

  /** Resolves when the next order arrives. */
  nextAsked(): Promise<void> {
    return new Promise((resolve) => {
      this.#onAsked = resolve;
    });
  }

  /** Answers 200 to the requests without a response, too late for their senders. */
  answerHeld(): void {
    for (const response of this.#held.splice(0)) response.writeHead(200).end();
  }

  #answer(report: ShopReport, response: ServerResponse): void {
    const status = report.kind === "orders" ? this.orderStatus : 200;
    if (report.kind === "orders") this.asked.push(String(report.content.order));
    if (status === 200) this.taken.push(report);
    if (status === null) this.#held.push(response);
    else response.writeHead(status).end();
    if (report.kind === "orders") this.#onAsked?.();
  }
}
