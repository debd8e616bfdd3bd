import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createMemoryInbox } from "../../src/inbox/memory.ts";
import type { Limits } from "../../src/options/limits.ts";
import { createNodeServer } from "../../src/server/node-server.ts";
import type { SignedRequest } from "../../src/testing.ts";
import { bind } from "../inbox/bound-inbox.ts";
import { buildAny, createRecordedReceiver } from "../recorded-receiver.ts";

/** Blocks the process, as a stop signal or a computing handler does. */
function stop(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function toWire({ text, headers }: SignedRequest): readonly [head: string, body: string] {
  const lines = [
    "POST /webhooks HTTP/1.1",
    "Host: receiver.test",
    "Content-Type: application/json",
    `X-Voucherify-Signature: ${headers["x-voucherify-signature"]}`,
    `Content-Length: ${Buffer.byteLength(text)}`,
  ];
  return [`${lines.join("\r\n")}\r\n\r\n`, text];
}

async function open(limits: Partial<Limits>) {
  const recorded = createRecordedReceiver({ limits });
  const server = createNodeServer(recorded.receiver, { lameDuckMs: 0 });
  const url = await server.listen(0);
  const accepted = once(server.server, "connection");
  const socket = connect({ port: Number(url.port), host: url.hostname });
  socket.setEncoding("latin1");
  await accepted;
  return { ...recorded, server, socket };
}

describe("a process that was stopped accepts requests that arrived in the meantime", () => {
  it("though the time for the body is over", async () => {
    const { server, socket, receiver, runs } = await open({ bodyTimeoutMs: 100 });
    const [head, body] = toWire(buildAny());
    const requested = once(server.server, "request");
    socket.write(head);
    await requested;
    socket.write(body);
    stop(300);
    const [answer] = await once(socket, "data");
    expect(answer).toMatch(/^HTTP\/1\.1 202 /);
    await receiver.idle();
    expect(runs).toEqual(["handled message"]);
    socket.destroy();
    await server.close();
  });

  it("though the time for the headers is over", async () => {
    const { server, socket } = await open({ headersTimeoutMs: 100, bodyTimeoutMs: 100 });
    socket.write(toWire(buildAny()).join(""));
    stop(500);
    const [answer] = await once(socket, "data");
    expect(answer).toMatch(/^HTTP\/1\.1 202 /);
    socket.destroy();
    await server.close();
  });

  it("though the time of an idle connection is over", async () => {
    const { server, socket } = await open({});
    server.server.keepAliveTimeout = 100;
    socket.write(toWire(buildAny()).join(""));
    await once(socket, "data");
    socket.write(toWire(buildAny()).join(""));
    // Node keeps an idle connection for a second more than it says.
    stop(1_500);
    const [answer] = await once(socket, "data");
    expect(answer).toMatch(/^HTTP\/1\.1 202 /);
    socket.destroy();
    await server.close();
  });

  it("though the time for the whole request is over, and keeps its connection", async () => {
    const { server, socket } = await open({ headersTimeoutMs: 100, bodyTimeoutMs: 100 });
    const [head, body] = toWire(buildAny());
    const requested = once(server.server, "request");
    socket.write(head);
    await requested;
    socket.write(body);
    stop(500);
    const [answer] = await once(socket, "data");
    expect(answer).toMatch(/^HTTP\/1\.1 202 .*\r\nconnection: keep-alive\r\n/is);
    socket.destroy();
    await server.close();
  });

  it("but refuses incomplete requests, and closes idle connections", async () => {
    const { server, socket } = await open({ headersTimeoutMs: 100, bodyTimeoutMs: 100 });
    socket.write("POST /webhooks HTTP/1.1\r\n");
    const [answer] = await once(socket, "data");
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    socket.destroy();
    await server.close();
  });
});

describe("work that ended while the process was stopped", () => {
  it("counts as stored, though the time for the inbox is over", async () => {
    const inbox = bind(createMemoryInbox());
    const put = inbox.put;
    inbox.put = async (entry) => {
      await new Promise((resolve) => setImmediate(resolve));
      await new Promise((resolve) => setImmediate(resolve));
      return put(entry);
    };
    const { receiver } = createRecordedReceiver({ inbox, limits: { storeTimeoutMs: 50 } });
    const { headers, body } = buildAny();
    const handled = receiver.handle({ method: "POST", path: "/webhooks", headers, body });
    await new Promise((resolve) => setImmediate(resolve));
    stop(150);
    expect((await handled).status).toBe(202);
  });

  it("counts as handled, though the time of the handler is over", async () => {
    let begun = () => {};
    const isBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const signals: AbortSignal[] = [];
    const { receiver, logs } = createRecordedReceiver({
      limits: { handlerTimeoutMs: 50 },
      handlers: async (_webhook, { signal }) => {
        signals.push(signal);
        begun();
        await new Promise((resolve) => setImmediate(resolve));
      },
    });
    const { headers, body } = buildAny();
    await receiver.handle({ method: "POST", path: "/webhooks", headers, body });
    await isBegun;
    stop(150);
    await receiver.idle();
    await sleep(0);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
    expect(logs.map(({ code }) => code)).toEqual(["accepted", "handled"]);
  });
});

describe("a sender of one byte at a time", () => {
  it("is refused when the time for its headers is over", async () => {
    const { server, socket } = await open({ headersTimeoutMs: 100, bodyTimeoutMs: 100 });
    socket.write("POST /webhooks HTTP/1.1\r\nX-A: ");
    const dribble = setInterval(() => socket.write("a"), 1);
    const [answer] = await once(socket, "data");
    clearInterval(dribble);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    socket.destroy();
    await server.close();
  });
});
