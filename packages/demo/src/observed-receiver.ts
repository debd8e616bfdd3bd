import type { RequestListener } from "node:http";
import { createSqliteInbox } from "@order-webhooks/inbox/sqlite";
import { createReceiver, type Handler, type HandlerMap } from "@order-webhooks/receiver";
import { createExampleHandlers } from "@order-webhooks/receiver/example-handlers";
import { createNodeServer } from "@order-webhooks/receiver/node";
import { type SignedRequest, testSecret } from "@order-webhooks/receiver/testing";
import type { EventType, OrderWebhook } from "@order-webhooks/types";
import { post } from "./post.ts";

/** The data that a handler got, under the event and purpose that the handler is for. */
export interface Handled {
  readonly event: string;
  readonly purpose: string;
  readonly data: OrderWebhook["data"];
}

/** The outcome of one request: the HTTP status, 0 if no answer came, and what handlers got because of it. */
export interface Exchange {
  readonly status: number;
  readonly handled: readonly Handled[];
}

/** A running reference receiver that remembers what its example handlers got. */
export interface ObservedReceiver {
  /** The address for envelopes. */
  readonly url: URL;
  /** The address for the raw payloads of each event. */
  readonly rawUrls: { readonly [event: string]: URL };
  /** The address of the observation document, which the verification reads. */
  readonly observeUrl: URL;
  /** Posts a request and waits until every handler has ended. One at a time. */
  readonly post: (url: URL, request: SignedRequest) => Promise<Exchange>;
  readonly close: () => Promise<void>;
}

/**
 * Starts the reference receiver with its example handlers on a free port of the loopback interface.
 *
 * @param file the file of its inbox
 */
export async function startReceiver(
  file: string,
  events: readonly EventType[],
): Promise<ObservedReceiver> {
  const handled: Handled[] = [];
  const receiver = createReceiver({
    secrets: testSecret,
    inbox: await createSqliteInbox({ file }),
    handlers: recording(
      createExampleHandlers(() => {}),
      handled,
    ),
    rawPaths: Object.fromEntries(events.map((event) => [rawPath(event), event])),
    // Forgeries are part of the demonstration. Without this callback each would log a warning.
    onRejected: () => {},
  });
  const server = createNodeServer(receiver, { fallback: createObservation(handled) });
  const origin = await server.listen(0);
  return {
    url: new URL("/webhooks", origin),
    rawUrls: Object.fromEntries(events.map((event) => [event, new URL(rawPath(event), origin)])),
    observeUrl: new URL(observePath, origin),
    post: async (url, request) => {
      const before = handled.length;
      const status = await post(url, request);
      await receiver.idle();
      return { status, handled: handled.slice(before) };
    },
    close: server.close,
  };
}

const observePath = "/observed";

function rawPath(event: EventType): string {
  return `/raw/${event}`;
}

/** Wraps each handler so that what it got is remembered, under its own name, once it has run to its end. */
function recording(handlers: HandlerMap, handled: Handled[]): HandlerMap {
  const ofEvents = Object.entries(handlers).map(([event, ofEvent]) => {
    // The seam: the receiver calls each handler with webhooks of its own event and purpose only.
    const byPurpose = ofEvent as unknown as { readonly [purpose: string]: Handler };
    const wrapped = Object.entries(byPurpose).map(([purpose, handle]) => {
      const record: Handler = async (webhook, context) => {
        await handle(webhook, context);
        handled.push({ event, purpose, data: webhook.data });
      };
      return [purpose, record];
    });
    return [event, Object.fromEntries(wrapped)];
  });
  return Object.fromEntries(ofEvents);
}

/** Serves the observation document: the last deliveries that handlers got. */
function createObservation(handled: readonly Handled[]): RequestListener {
  return (request, response) => {
    const isAsked = request.method === "GET" && request.url === observePath;
    const last = handled.slice(-100);
    const report = last.map(({ event, purpose, data }) => ({
      event,
      purpose,
      orderId: data.order.id,
    }));
    response.writeHead(isAsked ? 200 : 404, { "content-type": "application/json" });
    response.end(isAsked ? JSON.stringify({ handled: report }) : '{"error":"not_found"}');
  };
}
