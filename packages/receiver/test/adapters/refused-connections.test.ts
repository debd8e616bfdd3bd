import { type ServerType, serve } from "@hono/node-server";
import { Hono } from "hono";
import { afterEach, describe, expect, it } from "vitest";
import type { SignedRequest } from "../../src/testing.ts";
import { buildAny, createRecordedReceiver } from "../recorded-receiver.ts";
import { converse } from "../server/wire.ts";

let server: ServerType | undefined;

afterEach(() => void server?.close());

/** Serves a receiver with Hono. Resolves to its address. */
async function start() {
  const { receiver, runs } = createRecordedReceiver({ limits: { maxBodyBytes: 10_000 } });
  const app = new Hono();
  app.all("/webhooks", (context) => receiver.fetch(context.req.raw));
  const port = await new Promise<number>((resolve) => {
    server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, (info) =>
      resolve(info.port),
    );
  });
  return { receiver, runs, url: new URL(`http://127.0.0.1:${port}`) };
}

const good = buildAny();

/** A request on a connection that its sender wants to keep. */
function toWire(headers: object, { text }: Pick<SignedRequest, "text"> = good): string {
  const length = Buffer.byteLength(text);
  const all = { host: "a", connection: "keep-alive", "content-length": length, ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return ["POST /webhooks HTTP/1.1", ...lines, "", text].join("\r\n");
}

const forged = { ...good.headers, "x-voucherify-signature": "0".repeat(64) };

describe("receiver.fetch behind @hono/node-server", () => {
  it("keeps the connection of what it accepts", async () => {
    const { url } = await start();
    const sent = [buildAny(), buildAny(), buildAny()].map((built) => toWire(built.headers, built));
    const { answers } = await converse(url, [sent.join("")], { expected: 3 });
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
  });

  it.each<[string, number, string]>([
    ["a forged signature", 401, toWire(forged)],
    ["a malformed signature", 401, toWire({ ...forged, "x-voucherify-signature": "bad" })],
    ["a compressed body", 415, toWire({ ...good.headers, "content-encoding": "gzip" })],
    ["a body over the limit", 413, toWire(good.headers, { text: "x".repeat(10_001) })],
    ["another method", 405, toWire(good.headers).replace("POST", "PUT")],
  ])("answers one refused request a connection: %s", async (_name, status, wire) => {
    const { url, receiver, runs } = await start();
    const { answers } = await converse(url, [wire.repeat(4)], { expected: 2 });
    expect(answers).toMatchObject([{ status, headers: { connection: "close" } }]);
    await receiver.idle();
    expect(runs).toEqual([]);
  });
});
