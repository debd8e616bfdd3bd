import { once } from "node:events";
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import { connect as connectHttp2, createServer as createHttp2Server } from "node:http2";
import { type AddressInfo, connect } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import { type HttpBindings, type ServerType, serve } from "@hono/node-server";
import express from "express";
import Fastify from "fastify";
import { Hono } from "hono";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createFastifyPlugin, createNodeHandler } from "../../src/node.ts";
import type { Receiver } from "../../src/receiver.ts";
import { signatureHeader } from "../../src/signature/secrets.ts";
import {
  buildDelivery,
  buildRawPayload,
  type SignedRequest,
  signRequest,
} from "../../src/testing.ts";
import { anyEvent, createRecordedReceiver } from "../recorded-receiver.ts";
import { converse } from "../server/wire.ts";

const closing: (() => unknown)[] = [];

afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  for (const close of closing.splice(0)) await close();
});

/** Starts a server with a receiver in it. Resolves to the address that it listens on. */
type Start = (receiver: Receiver) => Promise<string>;

async function startNode(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => server.close());
  return toUrl(server.address());
}

function toUrl(address: string | AddressInfo | null): string {
  return typeof address === "object" ? `http://127.0.0.1:${address?.port}` : "";
}

const startExpress: Start = (receiver) => {
  const app = express();
  app.post("/webhooks", createNodeHandler(receiver));
  app.post("/raw", createNodeHandler(receiver));
  return startNode(app);
};

const startExpressMounted: Start = (receiver) => {
  const app = express();
  app.use("/webhooks", createNodeHandler(receiver));
  app.use(createNodeHandler(receiver));
  app.use(express.json());
  app.get("/health", (_request, response) => void response.send("fine"));
  return startNode(app);
};

const startFastify: Start = async (receiver) => {
  const app = Fastify();
  app.register(createFastifyPlugin(receiver));
  app.post("/other", async (request) => request.body);
  closing.push(() => app.close());
  return app.listen({ port: 0 });
};

const startHono: Start = (receiver) => {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.post("/webhooks", (context) => receiver.fetch(context.req.raw));
  app.post("/raw", (context) => receiver.fetch(context.req.raw));
  return new Promise((resolve) => {
    const server: ServerType = serve({ fetch: app.fetch, port: 0 }, (info) => resolve(toUrl(info)));
    closing.push(() => server.close());
  });
};

const servers: readonly [string, Start][] = [
  ["node:http", (receiver) => startNode(createNodeHandler(receiver))],
  ["Express, as a route", startExpress],
  ["Express, as middleware before a body parser", startExpressMounted],
  ["Fastify", startFastify],
  ["Hono", startHono],
];

function post(url: string, { body, headers }: SignedRequest): Promise<Response> {
  return fetch(url, { method: "POST", headers, body: new Uint8Array(body) });
}

describe.each(servers)("%s", (_name, start) => {
  async function startWitness() {
    const recorded = createRecordedReceiver({
      rawPaths: { "/raw": anyEvent },
      limits: { maxBodyBytes: 64 * 1024 },
    });
    return { ...recorded, url: await start(recorded.receiver) };
  }

  it("accepts envelopes, raw payloads, and bodies that it quarantines", async () => {
    const { url, receiver, runs } = await startWitness();
    const delivery = buildDelivery({ event: anyEvent, purpose: "promotion" });
    const raw = buildRawPayload({ event: anyEvent, purpose: "unique_code" });
    const statuses = [
      await post(`${url}/webhooks`, delivery),
      await post(`${url}/raw?x=1`, raw),
      await post(`${url}/webhooks`, signRequest("no JSON")),
      await post(`${url}/webhooks`, signRequest("")),
    ].map(({ status }) => status);
    await receiver.idle();
    expect(statuses).toEqual([202, 202, 202, 202]);
    expect([...runs].sort()).toEqual([
      "handled promotion",
      "handled unique_code",
      "unusable empty",
      "unusable not_json",
    ]);
  });

  it.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "application/json; charset=latin1",
    "nonsense",
  ])("judges the content type %s after the signature", async (type) => {
    const { url, receiver, runs } = await startWitness();
    const delivery = buildDelivery({ event: anyEvent, purpose: "message" });
    const odd = { ...delivery, headers: { ...delivery.headers, "content-type": type } };
    const forged = {
      ...odd,
      headers: { ...odd.headers, "x-voucherify-signature": "0".repeat(64) },
    };
    expect((await post(`${url}/webhooks`, forged)).status).toBe(401);
    expect((await post(`${url}/webhooks`, odd)).status).toBe(202);
    await receiver.idle();
    expect(runs).toEqual(["unusable content_type"]);
  });

  it("refuses forged, compressed and too large bodies", async () => {
    const { url, runs } = await startWitness();
    const delivery = buildDelivery({ event: anyEvent, purpose: "message" });
    const zipped = { ...delivery, headers: { ...delivery.headers, "content-encoding": "gzip" } };
    const responses = [
      await post(`${url}/webhooks`, signRequest(delivery.text, "another secret")),
      await post(`${url}/webhooks`, zipped),
      await post(`${url}/webhooks`, signRequest("x".repeat(65 * 1024))),
    ];
    expect(responses.map(({ status }) => status)).toEqual([401, 415, 413]);
    expect(await responses[0]?.text()).toBe('{"error":"invalid_signature"}');
    expect(responses[0]?.headers.get("cache-control")).toBe("no-store");
    expect(runs).toEqual([]);
  });

  it("leaves other paths to others", async () => {
    const { url } = await startWitness();
    expect((await fetch(`${url}/elsewhere`)).status).toBe(404);
  });
});

describe("Express", () => {
  const delivery = buildDelivery({ event: anyEvent, purpose: "message" });

  it("behind a JSON parser, answers 500 and reports what to change", async () => {
    const { receiver, runs, rejections, logs } = createRecordedReceiver();
    const app = express();
    app.use(express.json());
    app.post("/webhooks", createNodeHandler(receiver));
    const response = await post(`${await startNode(app)}/webhooks`, delivery);
    await receiver.idle();
    expect([response.status, await response.text()]).toEqual([500, '{"error":"internal_error"}']);
    expect(rejections).toMatchObject([{ cause: "body_consumed" }]);
    expect(rejections[0]?.fix).toContain("express.json()");
    expect(logs).toMatchObject([{ level: "error", code: "body_consumed" }]);
    expect(runs).toEqual([]);
  });

  it.each([
    ["an authentic", signRequest("").headers],
    ["a forged", { "content-type": "application/json", [signatureHeader]: "0".repeat(64) }],
  ])("with a JSON parser before: answers %s empty body, too", async (_name, headers) => {
    const { receiver, rejections } = createRecordedReceiver();
    const app = express();
    app.use(express.json());
    app.post("/webhooks", createNodeHandler(receiver));
    const empty = { ...signRequest(""), headers };
    expect((await post(`${await startNode(app)}/webhooks`, empty)).status).toBe(500);
    await receiver.idle();
    expect(rejections).toMatchObject([{ cause: "body_consumed" }]);
  });

  it.each([
    ["raw", express.raw({ type: () => true })],
    ["text", express.text({ type: () => true })],
    ["JSON for other types", express.json({ type: "application/other" })],
    [
      "JSON that keeps the bytes",
      express.json({
        verify: (request, _response, bytes) => void Object.assign(request, { rawBody: bytes }),
      }),
    ],
  ])("with a parser before that keeps what it got works: %s", async (_name, parser) => {
    const { receiver, runs } = createRecordedReceiver();
    const app = express();
    app.use(parser);
    app.post("/webhooks", createNodeHandler(receiver));
    const response = await post(`${await startNode(app)}/webhooks`, delivery);
    await receiver.idle();
    expect(response.status).toBe(202);
    expect(runs).toEqual(["handled message"]);
  });

  it("below a router, the receiver's path is the router's", async () => {
    const { receiver, runs } = createRecordedReceiver({ path: "/webhooks" });
    const app = express();
    const router = express.Router();
    router.post("/webhooks", createNodeHandler(receiver));
    app.use("/api", router);
    expect((await post(`${await startNode(app)}/api/webhooks`, delivery)).status).toBe(202);
    await receiver.idle();
    expect(runs).toEqual(["handled message"]);
  });

  it("passes requests for other paths on", async () => {
    const { receiver } = createRecordedReceiver();
    const url = await startExpressMounted(receiver);
    expect(await (await fetch(`${url}/health`)).text()).toBe("fine");
    expect((await fetch(`${url}/webhooks`)).status).toBe(405);
  });
});

describe("Fastify", () => {
  const delivery = buildDelivery({ event: anyEvent, purpose: "message" });

  it("takes a prefix, and other routes keep their parsers", async () => {
    const { receiver, runs } = createRecordedReceiver();
    const app = Fastify();
    app.register(createFastifyPlugin(receiver), { prefix: "/api" });
    app.post("/other", async (request) => ({ got: request.body }));
    closing.push(() => app.close());
    const url = await app.listen({ port: 0 });
    expect((await post(`${url}/api/webhooks`, delivery)).status).toBe(202);
    expect((await fetch(`${url}/api/webhooks`)).status).toBe(405);
    const other = await post(`${url}/other`, signRequest('{"a":1}'));
    expect(await other.json()).toEqual({ got: { a: 1 } });
    await receiver.idle();
    expect(runs).toEqual(["handled message"]);
  });

  it.each([
    { ignoreTrailingSlash: true },
    { routerOptions: { ignoreTrailingSlash: true } },
    { ignoreTrailingSlash: true, routerOptions: { caseSensitive: true } },
  ])("takes either spelling of a path with the option %o", async (options) => {
    const { receiver } = createRecordedReceiver();
    // Fastify warns of the older place of the option.
    const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
    const app = Fastify(options);
    warn.mockRestore();
    app.register(createFastifyPlugin(receiver));
    closing.push(() => app.close());
    const url = await app.listen({ port: 0 });
    for (const path of ["/webhooks", "/webhooks/"]) {
      expect((await post(url + path, delivery)).status).toBe(202);
    }
  });

  it("reports what to change if an earlier Fastify hook read the body", async () => {
    const { receiver, rejections } = createRecordedReceiver();
    const app = Fastify();
    app.addHook("onRequest", async (request) => {
      for await (const _chunk of request.raw);
    });
    app.register(createFastifyPlugin(receiver));
    closing.push(() => app.close());
    expect((await post(`${await app.listen({ port: 0 })}/webhooks`, delivery)).status).toBe(500);
    await receiver.idle();
    expect(rejections).toMatchObject([{ cause: "body_consumed" }]);
  });
});

describe("node:http", () => {
  const delivery = buildDelivery({ event: anyEvent, purpose: "message" });

  /** The head of a request. */
  function toHead(...lines: readonly string[]): string {
    const { "x-voucherify-signature": signature } = delivery.headers;
    const all = ["Host: a", `X-Voucherify-Signature: ${signature}`, ...lines];
    return `POST /webhooks HTTP/1.1\r\n${all.join("\r\n")}\r\n\r\n`;
  }

  const announced = toHead(
    "Content-Type: application/json",
    `Content-Length: ${delivery.body.byteLength}`,
  );

  /** Starts a server whose listener runs once. `outcome` is what it returns. */
  async function startOnce<T>(
    listener: (request: IncomingMessage, response: ServerResponse) => Promise<T>,
  ) {
    let end: (outcome: Promise<T>) => void = () => {};
    const outcome = new Promise<T>((resolve) => {
      end = resolve;
    });
    const url = await startNode((request, response) => end(listener(request, response)));
    return { url: new URL(url), outcome };
  }

  it("ends a response that other code has begun", async () => {
    const handler = createNodeHandler(createRecordedReceiver().receiver);
    const { url, outcome } = await startOnce(async (request, response) => {
      response.writeHead(200).write("mine");
      await handler(request, response);
      const isEnded = response.destroyed;
      response.destroy();
      return isEnded;
    });
    await converse(url, [announced + delivery.text]);
    expect(await outcome).toBe(true);
  });

  it("refuses a request that other code destroys while its body is read", async () => {
    const { receiver } = createRecordedReceiver();
    const handler = createNodeHandler(receiver);
    const { url, outcome } = await startOnce(async (request, response) => {
      const handled = handler(request, response);
      await turn();
      request.destroy();
      await handled;
    });
    await converse(url, [announced]);
    await outcome;
    expect((await receiver.stats()).refused).toEqual({ bad_request: 1 });
  });

  it("refuses a request that other code has destroyed", async () => {
    const { receiver } = createRecordedReceiver({ limits: { bodyTimeoutMs: 100 } });
    const handler = createNodeHandler(receiver);
    const { url, outcome } = await startOnce(async (request, response) => {
      request.destroy();
      await once(request, "close");
      await handler(request, response);
    });
    await converse(url, [announced]);
    await outcome;
    expect((await receiver.stats()).refused).toEqual({ bad_request: 1 });
  });

  it("keeps no data that arrives after a refusal", async () => {
    const limits = { maxBodyBytes: 8_192, maxBufferedBytes: 8_192 };
    const { receiver } = createRecordedReceiver({ limits });
    const url = await startNode(createNodeHandler(receiver));
    const { port, hostname: host } = new URL(url);
    // A server that has waited long enough resets the connection.
    const socket = connect({ port: Number(port), host }).on("error", () => {});
    const toChunk = (bytes: number) => `${bytes.toString(16)}\r\n${"x".repeat(bytes)}\r\n`;
    socket.write(`${toHead("Transfer-Encoding: chunked")}${toChunk(9_000)}`);
    const [answer] = await once(socket, "data");
    expect(String(answer)).toMatch(/^HTTP\/1\.1 413 /);
    const closed = new Promise((resolve) => socket.resume().on("close", resolve));
    socket.end(`${toChunk(8_000)}0\r\n\r\n`);
    await closed;
    expect((await post(`${url}/webhooks`, delivery)).status).toBe(202);
  });

  it("leaves no timer behind", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { receiver } = createRecordedReceiver();
    const url = await startNode(createNodeHandler(receiver));
    const { answers } = await converse(new URL(url), [announced, 1, delivery.text]);
    expect(answers.map(({ status }) => status)).toEqual([202]);
    expect(vi.getTimerCount()).toBe(0);
    await receiver.idle();
  });
});

describe("HTTP/2", () => {
  it("gets no header that HTTP/2 does not have", async () => {
    const warn = vi.spyOn(process, "emitWarning").mockReturnValue();
    const { receiver } = createRecordedReceiver();
    const handler = createNodeHandler(receiver);
    // @ts-expect-error: what node:http2 makes compatible with node:http, except for its types
    const server = createHttp2Server((request, response) => handler(request, response));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const client = connectHttp2(toUrl(server.address()));
    closing.push(
      () => client.close(),
      () => server.close(),
    );
    const { headers, body } = signRequest("{}", "another secret");
    const sent = client.request({ ":method": "POST", ":path": "/webhooks", ...headers });
    sent.end(body);
    const closed = once(sent, "close");
    const [{ ":status": status, connection }] = await once(sent.resume(), "response");
    await closed;
    await receiver.idle();
    expect([status, connection]).toEqual([401, undefined]);
    expect(warn).not.toHaveBeenCalled();
  });
});
