import { once } from "node:events";
import { type RequestListener, request } from "node:http";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, it } from "vitest";
import { createNodeServer, type NodeServer } from "../../src/server/node-server.ts";
import { buildAny, createRecordedReceiver } from "../recorded-receiver.ts";
import { converse } from "./wire.ts";

const servers: NodeServer[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function start(fallback?: RequestListener) {
  const recorded = createRecordedReceiver();
  const options = fallback ? { fallback, lameDuckMs: 0 } : { lameDuckMs: 0 };
  const server = createNodeServer(recorded.receiver, options);
  servers.push(server);
  return { ...recorded, url: await server.listen(0) };
}

const built = buildAny();

interface Head {
  readonly path?: string;
  readonly signature?: string;
  readonly length?: number;
  readonly more?: string;
}

/** A head whose sender waits for `100 Continue`. */
function toHead({
  path = "/webhooks",
  signature = built.headers["x-voucherify-signature"],
  length = built.body.byteLength,
  more = "X-More: none",
}: Head): string {
  const lines = [
    `POST ${path} HTTP/1.1`,
    "Host: receiver.test",
    "Expect: 100-continue",
    "Content-Type: application/json",
    `X-Voucherify-Signature: ${signature}`,
    `Content-Length: ${length}`,
    more,
  ];
  return `${lines.join("\r\n")}\r\n\r\n`;
}

const goAhead = "HTTP/1.1 100 Continue\r\n\r\n";

describe("a sender that waits for 100 Continue", () => {
  it.each<[string, number, Head]>([
    ["a signature that is none", 401, { signature: "bad" }],
    ["an empty signature", 401, { signature: "" }],
    ["a body over the limit", 413, { length: 2 * 1024 * 1024 }],
    ["another path", 404, { path: "/elsewhere" }],
    ["a compressed body", 415, { more: "Content-Encoding: gzip" }],
  ])("gets its refusal and no leave: %s", async (_name, status, head) => {
    const { url, runs } = await start();
    const { text, answers } = await converse(url, [toHead(head)], { expected: 2 });
    expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(text).not.toContain(" 100 ");
    expect(answers).toMatchObject([{ status, headers: { connection: "close" } }]);
    expect(runs).toEqual([]);
  });

  it("gets 100, and then 202", async () => {
    const { url, receiver, runs } = await start();
    const headers = { ...built.headers, expect: "100-continue" };
    const sent = request(new URL("/webhooks", url), { method: "POST", headers });
    sent.flushHeaders();
    await once(sent, "continue");
    sent.end(built.body);
    const [response] = await once(sent, "response");
    response.resume();
    await receiver.idle();
    expect(response.statusCode).toBe(202);
    expect(runs).toEqual(["handled message"]);
  });

  it("gets 100 once, before the 202", async () => {
    const { url } = await start();
    const { text } = await converse(url, [toHead({}), built.body]);
    expect(text.startsWith(`${goAhead}HTTP/1.1 202 `)).toBe(true);
    expect(text.split(goAhead)).toHaveLength(2);
  });
});

describe("a fallback", () => {
  it.each(["GET", "HEAD"])("answers a health probe: %s", async (method) => {
    const { url, runs } = await start((probe, response) => {
      const isProbe = probe.url === "/healthz";
      response.writeHead(isProbe ? 200 : 404, { "x-method": probe.method }).end("ok");
    });
    const healthy = await fetch(new URL("/healthz", url), { method });
    expect([healthy.status, await healthy.text()]).toEqual([200, method === "GET" ? "ok" : ""]);
    expect(healthy.headers.get("x-method")).toBe(method);
    expect((await fetch(new URL("/elsewhere", url), { method })).status).toBe(404);
    expect(runs).toEqual([]);
  });

  it("gets the body of a sender that waits for 100 Continue", async () => {
    const { url, receiver, runs } = await start(async (request, response) => {
      response.end(`${request.url} ${await text(request)}`);
    });
    const steps = [toHead({ path: "/mine", length: 5 }), "hello"];
    const { text: received, answers } = await converse(url, steps);
    await receiver.idle();
    expect(received.startsWith(`${goAhead}HTTP/1.1 200 `)).toBe(true);
    expect(answers).toMatchObject([{ status: 200, body: "/mine hello" }]);
    expect(runs).toEqual([]);
  });

  it("does not get the receiver's path, which answers a refusal without 100", async () => {
    const { url } = await start((_request, response) => void response.end("mine"));
    const { text } = await converse(url, [toHead({ signature: "bad" })], { expected: 2 });
    expect(text).toMatch(/^HTTP\/1\.1 401 /);
    expect(text).not.toContain("mine");
  });
});
