import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach } from "vitest";
import { type SendOptions, sendDelivery, testSecret } from "../../src/index.ts";
import { readDeliverySources } from "../../src/plan/deliveries.ts";
import { listExamples } from "../../src/send/examples.ts";
import { type Running, type Steps, startPlainReceiver } from "../faults/plain-receiver.ts";

/** Sources of every delivery. */
export const sources = await readDeliverySources();
/** Every example that can be sent. */
export const examples = listExamples(sources.index);
const events = Object.keys(sources.index.events);
/** Event of deliveries in tests that work with any event. */
export const [event = ""] = events;
/** Purpose that every event has. */
export const purpose = "message";
const open: Running["close"][] = [];

afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** Starts a receiver that closes with the test. */
export async function receiver(steps: Partial<Steps> = {}): Promise<Running> {
  const running = await startPlainReceiver(events, steps);
  open.push(running.close);
  return running;
}

interface Caught {
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** Starts a server that keeps its requests and answers as configured. */
export async function catcher(
  answer: (response: ServerResponse, nth: number, request: Caught) => void,
) {
  const caught: Caught[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    const one = { path: request.url ?? "", headers: request.headers, body };
    caught.push(one);
    answer(response, caught.length, one);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/webhooks`, caught };
}

/** Answers as a receiver that accepts everything. */
export const accept = (response: ServerResponse): void => void response.writeHead(202).end();

/** Sends a delivery and returns the report. Throws if nothing was sent. */
export async function send(options: Partial<SendOptions> & Pick<SendOptions, "url">) {
  const outcome = await sendDelivery({ event, purpose, secret: testSecret, ...options });
  if (!outcome.ran) throw new Error(outcome.message);
  return outcome.report;
}

/** Returns the message that says why nothing was sent. */
export async function refusalOf(options: Partial<SendOptions>) {
  const url = "http://127.0.0.1:9/";
  const outcome = await sendDelivery({ url, event, purpose, secret: testSecret, ...options });
  return outcome.ran ? "it was sent" : outcome.message;
}

/** Placeholder for a missing example. */
export function none(): never {
  throw new Error("There is no example");
}

/** Returns the data of an example of this purpose. */
export function messageData() {
  return sources.dataOf(examples.find((one) => one.purpose === "message") ?? none());
}
