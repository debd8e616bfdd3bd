import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type Sending, send } from "../../src/http/client.ts";

const closing: (() => unknown)[] = [];

afterEach(() => {
  vi.useRealTimers();
  for (const close of closing.splice(0)) close();
});

/** A server of bytes: what HTTP servers do not let a test decide, it decides here. */
async function serve(onConnection: (socket: Socket, nth: number) => void): Promise<URL> {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.on("error", () => {});
    onConnection(socket, connections);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => server.close());
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

const body = Buffer.from("0123456789".repeat(20));

function sendTo(url: URL, more: Partial<Sending> = {}) {
  return send({ url, headers: [], body, framing: "pieces", timeoutMs: 1_000, ...more });
}

const head = "HTTP/1.1 404 Not Found\r\n";
const complete = `${head}content-length: 0\r\n\r\n`;

describe("an answer that came before the body was sent is the answer", () => {
  test("where the connection stays", async () => {
    const url = await serve((socket) => socket.once("data", () => socket.write(complete)));
    expect(await sendTo(url)).toMatchObject({ kind: "status", status: 404 });
  });

  test("where the connection ends in the middle of it", async () => {
    const url = await serve((socket) => {
      socket.once("data", () => {
        socket.write(`${head}content-length: 9\r\n\r\n`, () => socket.destroySoon());
      });
    });
    expect(await sendTo(url)).toEqual({ kind: "status", status: 404, ms: expect.any(Number) });
  });

  test("where the connection took it along, but once", async () => {
    const url = await serve((socket, nth) => {
      socket.once("data", () => (nth === 1 ? socket.resetAndDestroy() : socket.write(complete)));
    });
    // What became of the first one is not known, so a second run of its handler is no fault.
    const sentAgain = { kind: "status", status: 404, sentAgain: true };
    expect(await sendTo(url)).toMatchObject(sentAgain);
  });
});

test("a connection that breaks each time is no answer, and is not tried without end", async () => {
  let connections = 0;
  const url = await serve((socket, nth) => {
    connections = nth;
    socket.once("data", () => socket.resetAndDestroy());
  });
  expect(await sendTo(url)).toMatchObject({ kind: "broken" });
  expect(connections).toBe(5);
});

test("a connection that breaks when all is sent is not tried again", async () => {
  let connections = 0;
  const url = await serve((socket, nth) => {
    connections = nth;
    onWholeBody(socket, () => socket.destroy());
  });
  expect(await sendTo(url, { framing: "whole" })).toMatchObject({ kind: "broken" });
  expect(connections).toBe(1);
});

describe("the time for an answer", () => {
  const timeoutMs = 1_000;

  test("begins when the last piece is sent", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    const url = await serve((socket) => {
      // Far more than the time for an answer passes while the body is under way.
      socket.on("data", () => vi.advanceTimersByTime(timeoutMs));
      onWholeBody(socket, () => socket.write(complete));
    });
    expect(await sendTo(url, { timeoutMs })).toMatchObject({ kind: "status", ms: 0 });
  });

  test("ends, also when the body came in pieces", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    const url = await serve((socket) => {
      onWholeBody(socket, () => setImmediate(() => vi.advanceTimersByTime(timeoutMs)));
    });
    expect(await sendTo(url, { timeoutMs })).toEqual({ kind: "timeout", ms: timeoutMs });
  });
});

function onWholeBody(socket: Socket, act: () => void): void {
  let received = "";
  socket.on("data", (chunk) => {
    received += chunk;
    if (received.endsWith(`\r\n\r\n${body}`)) act();
  });
}
