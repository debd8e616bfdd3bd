import { randomUUID } from "node:crypto";
import type { Answer } from "../http/answer.ts";
import { type Exchange, startLoopbackServer } from "../http/loopback-server.ts";
import { isJsonObject, type Json, valueAt } from "../json/json.ts";

/** Callbacks of a proxy for each interaction that passes through it. */
export interface ProxyTasks {
  /**
   * Forwards a delivery: its key, its received headers as alternating names and values, and its
   * bytes.
   */
  readonly deliver: (key: string, headers: readonly string[], body: Buffer) => Promise<Answer>;
  /** Called after the interaction, before the next one starts. */
  readonly settle: (key: string) => Promise<void>;
}

/** Loopback server between Pact's verifier and the receiver. */
export interface ReceiverProxy {
  readonly origin: URL;
  readonly stateUrl: URL;
  readonly close: () => Promise<void>;
}

/** State parameter that contains the key of the current interaction. */
export const keyParameter = "key";

/**
 * Starts a proxy. Pact's verifier follows redirects, even to other origins, and reports little
 * about broken connections. So it connects only to this server, which forwards every byte, returns
 * only the status, and records the real result.
 */
export async function startReceiverProxy(tasks: ProxyTasks): Promise<ReceiverProxy> {
  const current: Current = { key: undefined };
  // Path that no URL of a receiver has.
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
  // Omits headers and body: the pact does not judge them, and the verifier would follow a location.
  response.writeHead(answer.status).end();
}

// Headers of this connection, or of every delivery.
const replaced: ReadonlySet<string> = new Set([
  ...["host", "connection", "content-length"],
  ...["user-agent", "accept", "accept-encoding"],
]);

function ofTheDelivery(rawHeaders: readonly string[]): readonly string[] {
  return rawHeaders.filter(
    (_, at) => !replaced.has(rawHeaders[at - (at % 2)]?.toLowerCase() ?? ""),
  );
}
