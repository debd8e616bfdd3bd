import { isDeepStrictEqual } from "node:util";
import { createReceiver, type Handler, type HandlerMap } from "@order-webhooks/receiver";
import { createExampleHandlers } from "@order-webhooks/receiver/example-handlers";
import { createNodeServer, type NodeServer } from "@order-webhooks/receiver/node";
import {
  buildDelivery,
  buildRawPayload,
  type SignedRequest,
  testSecret,
} from "@order-webhooks/receiver/testing";
import type { EventType, OrderWebhook } from "@order-webhooks/types";
import type { Example } from "./examples.ts";

/** How a distribution may send an event: in the envelope, or its data alone. */
export type Form = "envelope" | "raw";

/** What became of a delivery: a 2xx alone is `answered`; `accepted` means that its handler ran with it. */
export type Outcome = "accepted" | "answered" | "refused" | "failed";

/** One delivery and what became of it. */
export interface Row {
  readonly event: string;
  readonly purpose: string;
  readonly example: string;
  readonly origin: string;
  readonly form: Form;
  /** The HTTP status; 0 if no answer came. */
  readonly status: number;
  readonly outcome: Outcome;
  /** What should have become of it. */
  readonly expected: Outcome;
}

/** A running reference receiver that remembers what its handlers got. */
export interface ObservedReceiver {
  /** Where envelopes go. */
  readonly url: URL;
  /** Where the raw payloads of each event go. */
  readonly rawUrls: { readonly [event: string]: URL };
  /** Where it says what its handlers got last, for the contracts to ask. */
  readonly observeUrl: URL;
  readonly deliver: (example: Example, form: Form) => Promise<Row>;
  readonly deliverForged: (example: Example, forgery: Forgery) => Promise<Row>;
  readonly close: () => Promise<void>;
}

/** What a handler got, under the event and purpose that the handler is for. */
interface Handled {
  readonly event: string;
  readonly purpose: string;
  readonly data: OrderWebhook["data"];
}

/** What must be refused: a signature by nobody, or a body altered after it was signed. */
export type Forgery = "wrong signature" | "altered body";

/** Starts the reference receiver with its example handlers on a free port of the loopback interface. */
export async function startReceiver(events: readonly EventType[]): Promise<ObservedReceiver> {
  const handled: Handled[] = [];
  const receiver = createReceiver({
    secrets: testSecret,
    handlers: recording(
      createExampleHandlers(() => {}),
      handled,
    ),
    rawPaths: Object.fromEntries(events.map((event) => [rawPath(event), event])),
  });
  const server: NodeServer = createNodeServer(receiver, {
    fallback: (request, response) => {
      response.statusCode = request.url === observePath ? 200 : 404;
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ handled: handled.slice(-100).map(toObservation) }));
    },
  });
  const origin = await server.listen(0);

  async function send(path: string, request: SignedRequest): Promise<number> {
    handled.length = 0;
    const init = { method: "POST", headers: request.headers, body: request.text };
    const status = await fetch(new URL(path, origin), init).then(
      (response) => response.status,
      () => 0,
    );
    await receiver.idle();
    return status;
  }

  async function deliver(example: Example, form: Form): Promise<Row> {
    const status = await send(pathOf(example, form), build(example, form));
    const outcome = judge(status, wasHandled(handled, example));
    return { ...describe(example), form, status, outcome, expected: "accepted" };
  }

  async function deliverForged(example: Example, forgery: Forgery): Promise<Row> {
    const status = await send(
      pathOf(example, "envelope"),
      forge(build(example, "envelope"), forgery),
    );
    const outcome = judge(status, handled.length > 0);
    return {
      ...describe(example),
      example: forgery,
      form: "envelope",
      status,
      outcome,
      expected: "refused",
    };
  }

  return {
    url: new URL(envelopePath, origin),
    rawUrls: Object.fromEntries(events.map((event) => [event, new URL(rawPath(event), origin)])),
    observeUrl: new URL(observePath, origin),
    deliver,
    deliverForged,
    close: server.close,
  };
}

const envelopePath = "/webhooks";
const observePath = "/observed";

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

function build({ event, purpose, data }: Example, form: Form): SignedRequest {
  // The seam: an example of the index is data of its event and purpose, which the receiver checks.
  const options = { event, purpose, data: data as never };
  return form === "envelope" ? buildDelivery(options) : buildRawPayload(options);
}

function forge(request: SignedRequest, forgery: Forgery): SignedRequest {
  if (forgery === "altered body") return { ...request, text: request.text.replace(/\d/, "#") };
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) =>
      name.endsWith("signature") ? [name, "0".repeat(value.length)] : [name, value],
    ),
  );
  return { ...request, headers };
}

function pathOf({ event }: Example, form: Form): string {
  return form === "envelope" ? envelopePath : rawPath(event);
}

function rawPath(event: EventType): string {
  return `/raw/${event}`;
}

function toObservation({ event, purpose, data }: Handled) {
  return { event, purpose, orderId: data.order.id };
}

function wasHandled(handled: readonly Handled[], { event, purpose, data }: Example): boolean {
  return handled.some(
    (one) => one.event === event && one.purpose === purpose && isDeepStrictEqual(one.data, data),
  );
}

function judge(status: number, ran: boolean): Outcome {
  if (status >= 200 && status < 300) return ran ? "accepted" : "answered";
  return status >= 400 && status < 500 && !ran ? "refused" : "failed";
}

function describe({ event, purpose, name, origin }: Example) {
  return { event, purpose, example: name, origin };
}
