import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { isJsonObject, type Json, valueAt } from "../json/json.ts";
import type { Answer } from "./send.ts";

/** What a relay does with the interactions that pass through it. */
export interface RelayTasks {
  /** Passes a delivery on: its key, its own headers as they came (names and values in turn), its bytes. */
  readonly deliver: (key: string, headers: readonly string[], body: Buffer) => Promise<Answer>;
  /** Called after the interaction, before the next one starts. */
  readonly settle: (key: string) => Promise<void>;
}

/** A loopback server between Pact's verifier and the receiver. */
export interface Relay {
  readonly origin: URL;
  readonly stateUrl: URL;
  readonly close: () => Promise<void>;
}

/** The state parameter that tells the relay which interaction is running. */
export const keyParameter = "key";

/**
 * Starts a relay. Pact's verifier follows redirects, to other addresses too, and says little of a
 * connection that broke; so it talks to this server only, which passes every byte on and only the
 * status back, and knows what really happened.
 */
export async function startRelay(tasks: RelayTasks): Promise<Relay> {
  const current: Current = { key: undefined };
  // A path that no address of a receiver has.
  const statePath = `/${randomUUID()}`;
  const server = createServer((request, response) => {
    void serve({ request, response, tasks, current, statePath }).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  const origin = new URL(`http://127.0.0.1:${portOf(server)}`);
  return { origin, stateUrl: new URL(statePath, origin), close: () => close(server) };
}

interface Current {
  key: string | undefined;
}

interface Serving {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly tasks: RelayTasks;
  readonly current: Current;
  readonly statePath: string;
}

async function serve(serving: Serving): Promise<void> {
  const body = await readAll(serving.request);
  const isChange = serving.request.url === serving.statePath;
  return isChange ? changeState(serving, body) : relay(serving, body);
}

async function changeState({ response, tasks, current }: Serving, body: Buffer): Promise<void> {
  const change: Json = JSON.parse(body.toString());
  const key = valueAt(change, "params", keyParameter);
  const setup = isJsonObject(change) && change.action === "setup";
  if (typeof key === "string" && setup) current.key = key;
  if (typeof key === "string" && !setup) await tasks.settle(key);
  response.setHeader("content-type", "application/json").end("{}");
}

async function relay(serving: Serving, body: Buffer): Promise<void> {
  const { request, response, tasks, current } = serving;
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

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function portOf(server: Server): number {
  // A server that listens on TCP has an AddressInfo.
  return (server.address() as AddressInfo).port;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
