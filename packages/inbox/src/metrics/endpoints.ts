import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

/** Response of an endpoint. */
export interface EndpointAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** Maps paths to endpoints. Each endpoint answers GET and HEAD. */
export type Endpoints = ReadonlyMap<string, () => Promise<EndpointAnswer>>;

/**
 * Creates a server for endpoints. It limits headers, times and connections more strictly than Node.js does by default.
 */
export function createEndpointServer(endpoints: Endpoints): Server {
  const server = createServer(
    {
      maxHeaderSize: 8_192,
      headersTimeout: 5_000,
      requestTimeout: 10_000,
      connectionsCheckingInterval: 1_000,
    },
    (request, response) => void respond(endpoints, request, response),
  );
  server.maxConnections = 32;
  // Closes the connection of a client that does not read.
  server.timeout = 15_000;
  return server;
}

const methods: readonly unknown[] = ["GET", "HEAD"];

async function respond(
  endpoints: Endpoints,
  { method, url = "" }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [path = ""] = url.split("?");
  const endpoint = endpoints.get(path);
  if (!endpoint) return send(response, notFound);
  if (methods.includes(method)) return send(response, await endpoint().catch(() => failed));
  response.setHeader("allow", methods.join(", "));
  send(response, methodNotAllowed);
}

/** Sends a response and closes the connection, so that no client keeps one. */
function send(response: ServerResponse, { status, contentType, body }: EndpointAnswer): void {
  const headers = {
    connection: "close",
    "cache-control": "no-store",
    "content-length": Buffer.byteLength(body),
    "content-type": contentType,
    "x-content-type-options": "nosniff",
  };
  response.writeHead(status, headers).end(body);
}

/** Creates a JSON response. */
export function toJsonAnswer(status: number, value: object): EndpointAnswer {
  return { status, contentType: "application/json", body: JSON.stringify(value) };
}

const notFound = toJsonAnswer(404, { error: "not_found" });
const methodNotAllowed = toJsonAnswer(405, { error: "method_not_allowed" });
const failed = toJsonAnswer(500, { error: "internal_error" });
