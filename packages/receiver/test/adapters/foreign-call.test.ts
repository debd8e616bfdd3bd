import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import Fastify from "fastify";
import { afterEach, describe, expect, it } from "vitest";
import { createNodeHandler } from "../../src/node.ts";
import type { SignedRequest } from "../../src/testing.ts";
import { receiverError } from "../receiver-error.ts";
import { buildAny, createRecordedReceiver } from "../recorded-receiver.ts";

const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function post(url: string, { body, headers }: SignedRequest) {
  return fetch(url, { method: "POST", headers, body: new Uint8Array(body) });
}

describe("createNodeHandler with a call of another framework", () => {
  it("answers 500 through Fastify's reply, and names the correct adapter", async () => {
    const { receiver, logs, runs } = createRecordedReceiver({ limits: { bodyTimeoutMs: 20 } });
    const handler = createNodeHandler(receiver);
    const app = Fastify();
    app.addContentTypeParser("application/json", (_request, _payload, done) => done(null, {}));
    // @ts-expect-error: a mistake that JavaScript allows
    app.post("/webhooks", (request, reply) => handler(request, reply));
    closing.push(() => app.close());
    const answer = await post(`${await app.listen({ port: 0 })}/webhooks`, buildAny());
    expect([answer.status, await answer.text()]).toEqual([500, '{"error":"internal_error"}']);
    // The time for a body is over by then: no timer may throw.
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(logs).toMatchObject([{ level: "error", code: "adapter_wrong" }]);
    expect(logs[0]?.message).toMatch(/createFastifyPlugin\(receiver\).*receiver\.handle/);
    expect(runs).toEqual([]);
    expect((await receiver.stats()).refused).toEqual({ internal_error: 1 });
  });

  it("passes the error to `next`, or rejects with it", async () => {
    const { receiver } = createRecordedReceiver();
    const handler: (...given: unknown[]) => Promise<void> = createNodeHandler(receiver) as never;
    const error = receiverError("adapter_wrong", "createNodeHandler");
    const passed: unknown[] = [];
    await handler({}, {}, (reason: unknown) => void passed.push(reason));
    expect(passed).toEqual([error]);
    for (const given of [[], [{ req: {} }], [null, null], ["a", 7]]) {
      await expect(handler(...given)).rejects.toEqual(error);
    }
  });
});

describe("receiver.fetch without a Request", () => {
  const signed = buildAny();
  const url = "http://localhost/webhooks";
  const good = new Request(url, { method: "POST", headers: signed.headers });

  it.each<[string, unknown, RegExp]>([
    ["nothing", undefined, /got nothing\. Pass the Request of your platform/],
    ["the event of SvelteKit", { request: good, url: new URL(url) }, /Pass only the Request/],
    ["the context of Hono", { req: { raw: good, url } }, /context\.req\.raw in Hono/],
    ["the request of Hono", { raw: good, url, method: "POST" }, /context\.req\.raw in Hono/],
    [
      "headers that are a plain object",
      { url, method: "POST", headers: {} },
      /Request of your platform/,
    ],
    [
      "a relative URL",
      { url: "/webhooks", method: "POST", headers: good.headers },
      /relative URL\. Pass a Request with an absolute URL/,
    ],
  ])("answers 500 to %s, and logs what to change", async (_name, given, advice) => {
    const { receiver, logs } = createRecordedReceiver();
    // @ts-expect-error: a mistake that JavaScript allows
    const answer = await receiver.fetch(given);
    expect([answer.status, await answer.text()]).toEqual([500, '{"error":"internal_error"}']);
    expect(logs).toMatchObject([{ level: "error", code: "adapter_wrong" }]);
    expect(logs[0]?.message).toMatch(advice);
    expect((await receiver.stats()).refused).toEqual({ internal_error: 1 });
  });

  it("answers node:http, where a rejection would end the process", async () => {
    const { receiver, logs } = createRecordedReceiver();
    // @ts-expect-error: a mistake that JavaScript allows
    const server = createServer(receiver.fetch).listen(0, "127.0.0.1");
    closing.push(() => server.close());
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as AddressInfo;
    const answer = await post(`http://127.0.0.1:${port}/webhooks`, signed);
    expect([answer.status, await answer.text()]).toEqual([500, '{"error":"internal_error"}']);
    expect(logs[0]?.message).toMatch(/createNodeHandler\(receiver\)/);
  });

  it("ends a response of node:http that has started", async () => {
    const { receiver, logs } = createRecordedReceiver();
    const server = createServer((request, response) => {
      response.writeHead(200).write("begun");
      // @ts-expect-error: a mistake that JavaScript allows
      return receiver.fetch(request, response);
    }).listen(0, "127.0.0.1");
    closing.push(() => server.close());
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as AddressInfo;
    const answer = post(`http://127.0.0.1:${port}/webhooks`, signed).then((begun) => begun.text());
    await expect(answer).rejects.toThrow();
    expect(logs).toMatchObject([{ code: "adapter_wrong" }]);
  });

  it("answers Fastify", async () => {
    const { receiver, logs } = createRecordedReceiver();
    const app = Fastify();
    // @ts-expect-error: a mistake that JavaScript allows
    app.post("/webhooks", (request, reply) => receiver.fetch(request, reply));
    closing.push(() => app.close());
    const answer = await post(`${await app.listen({ port: 0 })}/webhooks`, signed);
    expect(answer.status).toBe(500);
    expect(logs[0]?.message).toMatch(/createFastifyPlugin\(receiver\)/);
  });
});

describe("a body that a parser read and kept", () => {
  it.each([
    ["bytes", (bytes: Buffer) => bytes],
    ["an ArrayBuffer", (bytes: Buffer) => Uint8Array.from(bytes).buffer],
    ["text", (bytes: Buffer) => bytes.toString()],
  ])("as %s in rawBody, verifies", async (_name, keep) => {
    const { receiver, runs } = createRecordedReceiver();
    const app = express();
    app.use(
      express.json({
        verify: (request, _response, bytes) =>
          void Object.assign(request, { rawBody: keep(bytes) }),
      }),
    );
    app.post("/webhooks", createNodeHandler(receiver));
    const server = createServer(app).listen(0, "127.0.0.1");
    closing.push(() => server.close());
    await new Promise((resolve) => server.once("listening", resolve));
    const { port } = server.address() as AddressInfo;
    const answer = await post(`http://127.0.0.1:${port}/webhooks`, buildAny());
    await receiver.idle();
    expect([answer.status, runs]).toEqual([202, ["handled message"]]);
  });
});
