import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { isReceiverError } from "@order-webhooks/receiver";
import { isInboxError } from "../errors.ts";
import type { Operations } from "./administration.ts";
import { listenPrivately, removeSocket } from "./private-socket.ts";
import { type FailureAnswer, maxAnswerBytes, maxRequestBytes, protocolRoot } from "./protocol.ts";

/** Time in ms that a closing listener gives answers to end. */
const closeGraceMs = 5_000;

/**
 * Starts to answer commands. Only the user of this process can open the socket.
 *
 * @returns a function that ends the listener: it removes the socket at once, and waits for current answers
 */
export async function startListener(
  operations: Operations,
  path: string,
): Promise<() => Promise<void>> {
  const server = createServer(
    { maxHeaderSize: 8_192, headersTimeout: 5_000, requestTimeout: 10_000 },
    (request, response) => void answer(operations, request, response),
  );
  server.maxConnections = 16;
  await listenPrivately(server, path);
  return async () => {
    removeSocket(path);
    const closed = once(server, "close");
    server.close();
    const cut = setTimeout(() => server.closeAllConnections(), closeGraceMs);
    await closed;
    clearTimeout(cut);
  };
}

async function answer(
  operations: Operations,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { status, body } = await perform(operations, request).catch(toFailure);
  const type = typeof body === "string" ? "application/json" : "application/octet-stream";
  const headers = { connection: "close", "content-type": type };
  response.writeHead(status, headers).end(body);
}

interface Answer {
  readonly status: number;
  readonly body: string | Uint8Array;
}

async function perform(operations: Operations, request: IncomingMessage): Promise<Answer> {
  const { method, url = "" } = request;
  const name = url.startsWith(`${protocolRoot}/`) ? url.slice(protocolRoot.length + 1) : "";
  const operation = method === "POST" ? routes.get(name) : undefined;
  if (!operation) return fail(404, "There is no such operation.");
  const text = await readText(request);
  if (text === undefined) return fail(413, "The request is too large.");
  const parameters = parse(text);
  if (!isParameters(parameters)) return fail(400, "The request is not a JSON object.");
  const body = await operation(operations, parameters);
  if (body === undefined) return fail(410, "There is no body.");
  const size = Buffer.byteLength(body);
  return size <= maxAnswerBytes ? { status: 200, body } : fail(413, "The answer is too large.");
}

/** Parameters of a request. The receiver checks their values. */
interface Parameters {
  // The values come from JSON. The receiver checks every part before it uses them.
  readonly filter: never;
  readonly options: never;
  readonly key: unknown;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isParameters(value: unknown): value is Parameters {
  return typeof value === "object" && value !== null;
}

type Operation = (
  operations: Operations,
  parameters: Parameters,
) => Promise<string | Uint8Array | undefined>;

const routes: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ["list", async ({ list }, { filter }) => JSON.stringify(await list(filter))],
  ["body", ({ readBody }, { key }) => readBody(String(key))],
  [
    "replay",
    async ({ replay }, { filter, options }) => JSON.stringify(await replay(filter, options)),
  ],
  ["purge", async ({ purge }, { filter, options }) => JSON.stringify(await purge(filter, options))],
  ["stats", async ({ stats }) => JSON.stringify(await stats())],
]);

/** Reads the body of a request. Resolves to undefined if it is too large. */
async function readText(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > maxRequestBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function fail(status: number, message: string): Answer {
  const failure: FailureAnswer = { message };
  return { status, body: JSON.stringify(failure) };
}

/**
 * Converts an error to an answer. It uses only this project's messages, because others may contain data of a delivery.
 */
function toFailure(error: unknown): Answer {
  if (isReceiverError(error)) {
    return fail(error.code === "receiver_closed" ? 503 : 400, error.message);
  }
  if (isInboxError(error)) return fail(500, error.message);
  return fail(500, "The inbox failed.");
}
