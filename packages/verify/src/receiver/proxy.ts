import { randomUUID } from "node:crypto";
import type { Answer } from "../http/answer.ts";
import { type Exchange, startLoopbackServer } from "../http/loopback-server.ts";
import { isJsonObject, type Json, valueAt } from "../json/json.ts";

/** Tasks of a proxy for each interaction that passes through it. */
export interface ProxyTasks {
  /** Passes a delivery on: its key, its own headers as they came (names and values in turn), its bytes. */
  readonly deliver: (key: string, headers: readonly string[], body: Buffer) => Promise<Answer>;
  /** Called after the interaction, before the next one starts. */
  readonly settle: (key: string) => Promise<void>;
}

/** A loopback server between Pact's verifier and the receiver. */
export interface ReceiverProxy {
  readonly origin: URL;
  readonly stateUrl: URL;
  readonly close: () => Promise<void>;
}

/** The state parameter that carries the key of the interaction that is running. */
export const keyParameter = "key";

/**
 * Starts a proxy. Pact's verifier follows redirects, to other addresses too, and reports little about a
 * connection that broke. So it talks to this server only, which passes every byte on and only the
 * status back, and knows what really happened.
 */
export async function startReceiverProxy(tasks: ProxyTasks): Promise<ReceiverProxy> {
  const current: Current = { key: undefined };
  // A path that no address of a receiver has.
  const statePath = `/${randomUUID()}`;
  const { origin, close } = await startLoopbackServer({
    answer: (exchange) =>
      exchange.request.url === statePath
        ? changeState(exchange, tasks, current)
        : passOn(exchange, tasks, current),
    fail: (_, response) => void response.destroy(),
  });
  return { origin, stateUrl: new URL(statePath, origin), close };
}

interface Current {
  key: string | undefined;
}

async function changeState(
  { response, body }: Exchange,
  tasks: ProxyTasks,
  current: Current,
): Promise<void> {
  const change: Json = JSON.parse(body.toString());
  const key = valueAt(change, "params", keyParameter);
  const setup = isJsonObject(change) && change.action === "setup";
  if (typeof key === "string" && setup) current.key = key;
  if (typeof key === "string" && !setup) await tasks.settle(key);
  response.setHeader("content-type", "application/json").end("{}");
}

async function passOn(
  { request, response, body }: Exchange,
  tasks: ProxyTasks,
  current: Current,
): Promise<void> {
  const key = current.key ?? "";
  current.key = undefined;
  const answer = await tasks.deliver(key, ofTheDelivery(request.rawHeaders), body);
  if (answer.kind !== "status") return void response.destroy();
  // Neither headers nor body: Pact has no say about them, and a location would be followed.
  response.writeHead(answer.status).end();
}

// Of this connection, or the same on every delivery that is sent.
const replaced: ReadonlySet<string> = new Set([
  ...["host", "connection", "content-length"],
  ...["user-agent", "accept", "accept-encoding"],
]);

function ofTheDelivery(rawHeaders: readonly string[]): readonly string[] {
  return rawHeaders.filter(
    (_, at) => !replaced.has(rawHeaders[at - (at % 2)]?.toLowerCase() ?? ""),
  );
}
