import type { IncomingMessage } from "node:http";
import { startLoopbackServer } from "../../src/http/loopback-server.ts";
import { isJsonObject, type Json } from "../../src/json/json.ts";
import { type BrokerState, createState } from "./broker-state.ts";
import { type Fact, type Reply, routes } from "./routes.ts";

/** Settings of a stand-in. */
export interface StandInOptions {
  /** By default no credentials are asked for. */
  readonly credentials?: { readonly username: string; readonly password: string };
  /** True if these credentials may only read. */
  readonly readOnly?: boolean;
  /** Origin that the links have, by default its own: F2. */
  readonly configured?: string;
  /** Path that the broker is served below, for example `/pact-broker`. */
  readonly under?: string;
  /** Name or address of this machine in its links, by default 127.0.0.1. */
  readonly hostname?: string;
  /** Replies to give in place of its own, by method and start of the path. */
  readonly instead?: { readonly [request: string]: Reply };
}

/** One request that came in. */
export interface Seen {
  readonly method: string;
  /** As it was sent, still encoded. */
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Json;
  readonly status: number;
}

/** A small broker in memory that follows the facts in facts.md. */
export interface StandIn {
  readonly url: string;
  readonly state: BrokerState;
  readonly seen: readonly Seen[];
  /** The facts that its responses have followed so far. */
  readonly facts: ReadonlySet<Fact>;
  readonly close: () => Promise<void>;
}

/** Starts a stand-in for a Pact Broker on a free port of 127.0.0.1. */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const state = createState();
  const seen: Seen[] = [];
  const facts = new Set<Fact>();
  let own = "";
  const { under = "", hostname } = options;
  const { origin, close } = await startLoopbackServer({
    answer: ({ request, body, response }) => {
      const { method = "", url = "" } = request;
      const path = url.startsWith(under) ? url.slice(under.length) : "/no/such/path";
      const text = body.toString("utf8");
      const reply = choose({ method, path, text, request, state, origin: own }, options);
      facts.add(reply.fact);
      seen.push({
        method,
        path,
        headers: request.headers,
        body: parse(text),
        status: reply.status,
      });
      const isEmpty = reply.body === undefined;
      response.writeHead(reply.status, {
        "content-type": isEmpty ? "text/plain" : "application/hal+json;charset=utf-8",
        ...reply.headers,
      });
      response.end(isEmpty ? "" : JSON.stringify(reply.body));
    },
    fail: (error, response) => {
      // F10
      response.writeHead(500, { "content-type": "application/hal+json" });
      response.end(JSON.stringify({ error: { message: String(error), reference: "1" } }));
    },
  });
  const url = new URL(origin);
  url.hostname = hostname ?? url.hostname;
  own = options.configured ?? `${url.origin}${under}`;
  return { url: `${url.origin}${under}`, state, seen, facts, close };
}

interface Incoming {
  readonly method: string;
  readonly path: string;
  readonly text: string;
  readonly request: IncomingMessage;
  readonly state: BrokerState;
  readonly origin: string;
}

function choose(incoming: Incoming, options: StandInOptions): Reply {
  const { method, path, text, state, origin } = incoming;
  const refused = refuse(incoming, options);
  if (refused !== undefined) return refused;
  const instead = Object.entries(options.instead ?? {}).find(([start]) =>
    `${method} ${path}`.startsWith(start),
  );
  if (instead !== undefined) return instead[1];
  const [pathname = "", query = ""] = path.split("?");
  const body = parse(text);
  if (text !== "" && body === null)
    return { fact: "F9", status: 400, body: { error: "JSON::ParserError - unexpected token" } };
  for (const { on, answer } of routes) {
    const found = on.exec(`${method} ${pathname}`);
    if (found === null) continue;
    const names = found.slice(1).map((one) => decodeURIComponent(one));
    return answer({ state, names, body: isJsonObject(body) ? body : {}, origin, pathname, query });
  }
  return notFound;
}

const notFound: Reply = {
  ...{ fact: "F8", status: 404 },
  body: { error: "The requested document was not found on this server." },
};

/** The rules that hold for every address: F3 to F7. */
function refuse({ request, path }: Incoming, options: StandInOptions): Reply | undefined {
  const { authorization = "", accept = "*/*" } = request.headers;
  const isWriting = request.method !== "GET" && !path.endsWith("/for-verification");
  if (authorization !== "" && !authorization.startsWith("Basic "))
    return { fact: "F6", status: 400 };
  if (options.credentials !== undefined && authorization !== toBasic(options.credentials))
    return {
      fact: "F5",
      status: 401,
      headers: { "www-authenticate": 'Basic realm="Restricted area"' },
    };
  if (isWriting && options.readOnly === true) return { fact: "F7", status: 401 };
  if (!/application\/hal\+json|\*\/\*/.test(accept)) return { fact: "F3", status: 406 };
  const type = request.headers["content-type"] ?? "";
  if (request.method !== "GET" && !type.startsWith("application/json"))
    return { fact: "F4", status: 415 };
  return undefined;
}

function toBasic({ username, password }: NonNullable<StandInOptions["credentials"]>): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
