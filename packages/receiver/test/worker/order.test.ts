import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { createNodeServer } from "../../src/server/node-server.ts";
import { buildAny, createRecordedReceiver } from "../recorded-receiver.ts";

function toWire(): string {
  const { text, headers } = buildAny();
  const lines = [
    "POST /webhooks HTTP/1.1",
    "Host: a",
    "Content-Type: application/json",
    `X-Voucherify-Signature: ${headers["x-voucherify-signature"]}`,
    `Content-Length: ${Buffer.byteLength(text)}`,
  ];
  return `${lines.join("\r\n")}\r\n\r\n${text}`;
}

describe("a handler that blocks the processor", () => {
  it("runs after the responses to all requests of the same turn", async () => {
    const events: string[] = [];
    const { receiver } = createRecordedReceiver({
      concurrency: 2,
      handlers: () => void events.push("handled"),
    });
    const server = createNodeServer(receiver, { lameDuckMs: 0 });
    server.server.on("request", (_request, response) => {
      response.on("prefinish", () => events.push("answered"));
    });
    const url = await server.listen(0);
    const sockets = Array.from({ length: 5 }, () =>
      connect({ port: Number(url.port), host: url.hostname }),
    );
    await Promise.all(sockets.map((socket) => once(socket, "connect")));
    const answers = Promise.all(sockets.map((socket) => once(socket, "data")));
    for (const socket of sockets) socket.write(toWire());
    await answers;
    await receiver.idle();
    for (const socket of sockets) socket.destroy();
    await server.close();
    expect(events).toHaveLength(10);
    expect(events.filter((event) => event === "handled")).toHaveLength(5);
    // At no time were more deliveries handled than answered.
    const lead = events.map((_, at) => {
      const soFar = events.slice(0, at + 1);
      return soFar.filter((event) => event === "answered").length * 2 - soFar.length;
    });
    expect(Math.min(...lead)).toBeGreaterThanOrEqual(0);
  });

  it("runs after the response to a request that arrived while others ran", async () => {
    const events: string[] = [];
    let end = () => {};
    const { receiver } = createRecordedReceiver({
      concurrency: 2,
      handlers: () => {
        events.push("handled");
        return events.length > 1 ? undefined : new Promise<void>((resolve) => (end = resolve));
      },
    });
    const handle = async () => {
      const { headers, body } = buildAny();
      const { status } = await receiver.handle({
        method: "POST",
        path: "/webhooks",
        headers,
        body,
      });
      events.push(String(status));
    };
    await handle();
    await expect.poll(() => events).toEqual(["202", "handled"]);
    const second = handle();
    end();
    await second;
    await receiver.idle();
    expect(events).toEqual(["202", "handled", "202", "handled"]);
  });
});
