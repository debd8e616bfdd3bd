import { once } from "node:events";
import { Agent, request } from "node:http";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createFastifyPlugin } from "../../src/adapters/fastify.ts";
import { createNodeHandler, lingerMs } from "../../src/adapters/node-handler.ts";
import type { ReceiverErrorCode } from "../../src/errors.ts";
import type { Inbox } from "../../src/inbox/inbox.ts";
import { createMemoryInbox } from "../../src/inbox/memory.ts";
import type { ReceiverOptions } from "../../src/options/options.ts";
import type { Receiver } from "../../src/receiver.ts";
import {
  createNodeServer,
  type NodeServer,
  type NodeServerOptions,
} from "../../src/server/node-server.ts";
import type { SignedRequest } from "../../src/testing.ts";
import { bind } from "../inbox/bound-inbox.ts";
import { receiverError } from "../receiver-error.ts";
import { buildAny, createRecordedReceiver } from "../recorded-receiver.ts";
import { converse } from "./wire.ts";

const servers: NodeServer[] = [];

/** Generous, because a busy machine is slower. */
const patience = { timeout: 300_000 };

afterEach(async () => {
  vi.restoreAllMocks();
  for (const server of servers.splice(0)) await server.close();
});

async function start(options: NodeServerOptions = {}, receiving: Partial<ReceiverOptions> = {}) {
  const recorded = createRecordedReceiver(receiving);
  const server = createNodeServer(recorded.receiver, { lameDuckMs: 0, ...options });
  servers.push(server);
  return { ...recorded, server, url: await server.listen(0) };
}

function toWire({ text, headers }: SignedRequest, signature = headers["x-voucherify-signature"]) {
  const lines = [
    "POST /webhooks HTTP/1.1",
    "Host: receiver.test",
    "Content-Type: application/json",
    `X-Voucherify-Signature: ${signature}`,
    `Content-Length: ${Buffer.byteLength(text)}`,
  ];
  return `${lines.join("\r\n")}\r\n\r\n${text}`;
}

describe("the server", () => {
  it("answers each of several requests on one connection, sent at once", async () => {
    const { url, receiver, runs } = await start();
    const sent = [
      toWire(buildAny(), "bad"),
      toWire(buildAny()),
      toWire(buildAny(), "bad"),
      toWire(buildAny()),
    ];
    const { answers } = await converse(url, [sent.join("")], { expected: 4 });
    await receiver.idle();
    expect(answers.map(({ status }) => status)).toEqual([401, 202, 401, 202]);
    expect(runs).toEqual(["handled message", "handled message"]);
  });

  it("keeps no connection of a refused sender", async () => {
    const { url } = await start();
    const closing = async (wire: string) => {
      const { answers } = await converse(url, [wire]);
      return answers.map(({ status, headers }) => [status, headers.connection]);
    };
    expect(await closing(toWire(buildAny()))).toEqual([[202, "keep-alive"]]);
    expect(await closing(toWire(buildAny(), "bad"))).toEqual([[401, "close"]]);
    expect(await closing(toWire(buildAny(), "0".repeat(64)))).toEqual([[401, "close"]]);
    expect(await closing("GET /webhooks HTTP/1.1\r\nHost: a\r\n\r\n")).toEqual([[405, "close"]]);
    expect(await closing("GET /other HTTP/1.1\r\nHost: a\r\n\r\n")).toEqual([[404, "close"]]);
  });

  it("answers nothing after a request that cannot be framed", async () => {
    const { url, runs } = await start();
    const smuggled = `X\r\n\r\n${toWire(buildAny())}`;
    const { answers } = await converse(url, [smuggled], { expected: 2 });
    expect(answers.map(({ status }) => status)).toEqual([400]);
    expect(runs).toEqual([]);
  });

  it.each([1, 3])("answers earlier requests, %i times, and ends the connection", async (count) => {
    const { url, receiver, runs } = await start();
    const sent = Array.from({ length: count }, () => toWire(buildAny()));
    const { answers } = await converse(url, [`${sent.join("")}x\r\n\r\n`], { expected: count + 1 });
    await receiver.idle();
    expect(answers.map(({ status }) => status)).toEqual(Array(count).fill(202));
    expect(answers.at(-1)?.headers.connection).toBe("close");
    expect(runs).toHaveLength(count);
  });

  it("answers earlier requests even if that takes longer", async () => {
    const memory = createMemoryInbox();
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const put: Inbox["put"] = (entry) => released.then(() => memory.put(entry));
    const limits = { storeTimeoutMs: 300_000 };
    const { url, server } = await start({}, { inbox: { ...bind(memory), put }, limits });
    const asked = once(server.server, "request");
    const broken = once(server.server, "clientError");
    broken.then(() => sleep(lingerMs + 100)).then(release);
    const steps = [toWire(buildAny()), asked, "x\r\n\r\n"];
    const { answers } = await converse(url, steps, { expected: 2 });
    expect(answers.map(({ status }) => status)).toEqual([202]);
  });

  it("answers earlier requests, whatever arrives after them and however often", async () => {
    const warn = vi.spyOn(process, "emitWarning").mockReturnValue();
    const memory = createMemoryInbox();
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const put: Inbox["put"] = (entry) => released.then(() => memory.put(entry));
    const limits = { storeTimeoutMs: 300_000 };
    const { url, server } = await start({}, { inbox: { ...bind(memory), put }, limits });
    const asked = once(server.server, "request");
    const socket = connect(Number(url.port), url.hostname);
    socket.write(toWire(buildAny()));
    await asked;
    // More often than Node lets anything listen to one event without a warning.
    for (let times = 0; times < 20; times += 1) {
      const broken = once(server.server, "clientError");
      socket.write("x\r\n\r\n");
      await broken;
    }
    const answered = once(socket, "data");
    release();
    expect(String(await answered)).toMatch(/^HTTP\/1\.1 202 /);
    socket.destroy();
    expect(warn).not.toHaveBeenCalled();
  });

  it("answers a client that half-closes, and one that is refused while it sends", async () => {
    const { url } = await start({}, { limits: { maxBodyBytes: 1_000 } });
    const signature = `X-Voucherify-Signature: ${"0".repeat(64)}`;
    const huge = `POST /webhooks HTTP/1.1\r\nHost: a\r\n${signature}\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const chunk = `1000\r\n${"x".repeat(4_096)}\r\n`;
    const { answers } = await converse(url, [huge, ...Array(50).fill(chunk), "end"]);
    expect(answers).toMatchObject([{ status: 413, headers: { connection: "close" } }]);
  });

  it("accepts signed deliveries, however many unsigned bodies are pending", async () => {
    const limits = { maxBodyBytes: 8_192, maxBufferedBytes: 8_192 };
    const { url } = await start({}, { limits });
    const wire = toWire({ ...buildAny(), text: "x".repeat(8_000) }, "bad").slice(0, -100);
    const slow = Array.from({ length: 5 }, () => converse(url, [wire, 200, "x"]));
    const { answers } = await converse(url, [50, toWire(buildAny())]);
    expect(answers.map(({ status }) => status)).toEqual([202]);
    for (const { answers } of await Promise.all(slow)) {
      expect(answers).toMatchObject([{ status: 401, headers: { connection: "close" } }]);
    }
  });

  it("limits its connections", async () => {
    const limits = { headersTimeoutMs: 300_000 };
    const { url, server } = await start({ maxConnections: 1 }, { limits });
    expect(server.server.maxConnections).toBe(1);
    const connected = once(server.server, "connection");
    let leave = () => {};
    const left = new Promise<void>((resolve) => {
      leave = resolve;
    });
    const first = converse(url, [toWire(buildAny()).slice(0, 50), left, "vanish"]);
    await connected;
    const second = await converse(url, [toWire(buildAny())]);
    expect(second.answers).toEqual([]);
    leave();
    await first;
  });

  it("passes other paths to the fallback, if there is one", async () => {
    const { url, runs } = await start({
      fallback: (_request, response) => void response.end("mine"),
    });
    expect(await (await fetch(new URL("/health", url))).text()).toBe("mine");
    expect((await fetch(new URL("/webhooks", url))).status).toBe(405);
    expect(runs).toEqual([]);
  });

  it.each(["", " ", null])("does not listen everywhere because the host is %j", async (host) => {
    const server = createNodeServer(createRecordedReceiver().receiver);
    // @ts-expect-error: what JavaScript can pass
    await expect(server.listen(0, host)).rejects.toThrow(receiverError("host_invalid", "host"));
    expect(server.server.listening).toBe(false);
  });

  it("rejects if it cannot listen", async () => {
    const { url } = await start();
    const { receiver } = createRecordedReceiver();
    const second = createNodeServer(receiver);
    await expect(second.listen(Number(url.port))).rejects.toThrow("EADDRINUSE");
  });

  it("enforces limits that Node does not set", async () => {
    const { server } = await start();
    expect(server.server).toMatchObject({
      headersTimeout: 5_000,
      requestTimeout: 10_000,
      keepAliveTimeout: 65_000,
      maxConnections: 512,
    });
  });
});

describe("a server that closes", () => {
  it("answers new requests, and closes each connection", async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const { url, server, receiver, runs } = await start({ lameDuckMs: 2_000 });
    const before = await postWith(agent, url);
    const closed = server.close();
    await sleep(10);
    const meanwhile = await postWith(agent, url);
    await closed;
    agent.destroy();
    expect(before).toEqual({ status: 202, connection: "keep-alive" });
    expect(meanwhile).toEqual({ status: 202, connection: "close" });
    await expect(postWith(new Agent(), url)).rejects.toThrow("ECONNREFUSED");
    expect(runs).toEqual(["handled message", "handled message"]);
    await receiver.idle();
  });

  it("lets a pending request end, and then its handler", async () => {
    const { url, server, runs } = await start(
      {},
      {
        handlers: async () => {
          await sleep(30);
          runs.push("handled");
        },
      },
    );
    const wire = toWire(buildAny());
    const begun = once(server.server, "request");
    const answering = converse(url, [wire.slice(0, 300), begun, 30, wire.slice(300)]);
    await begun;
    await server.close();
    expect((await answering).answers).toMatchObject([
      { status: 202, headers: { connection: "close" } },
    ]);
    expect(runs).toEqual(["handled"]);
  });

  it.each([
    ["sends nothing", ""],
    ["does not end its headers", "POST /webhooks HTTP/1.1\r\n"],
  ])("waits for no client that %s", async (_name, sent) => {
    const limits = { headersTimeoutMs: 500 };
    const { url, server } = await start({}, { limits });
    // The cut after ten seconds would hide a missing limit, so the test disables it.
    vi.spyOn(server.server, "closeAllConnections").mockReturnValue();
    const connected = once(server.server, "connection");
    const client = connect(Number(url.port), url.hostname).on("error", () => {});
    const [socket]: Socket[] = await connected;
    client.write(sent);
    await expect.poll(() => socket?.bytesRead, patience).toBe(sent.length);
    await server.close();
    client.destroy();
  });
});

function postWith(agent: Agent, url: URL): Promise<{ status: unknown; connection: unknown }> {
  const { body, headers } = buildAny();
  return new Promise((resolve, reject) => {
    const sent = request(
      new URL("/webhooks", url),
      { method: "POST", headers, agent },
      (response) => {
        response.resume().on("end", () => {
          resolve({ status: response.statusCode, connection: response.headers.connection });
        });
      },
    );
    sent.on("error", reject).end(body);
  });
}

describe("a server, a handler and a plugin", () => {
  it.each<[string, () => unknown, ReceiverErrorCode, string]>([
    ["no receiver", () => createNodeServer(wrong()), "options_invalid", "createNodeServer"],
    ["no receiver", () => createNodeHandler(wrong()), "options_invalid", "createNodeHandler"],
    ["no receiver", () => createFastifyPlugin(wrong()), "options_invalid", "createFastifyPlugin"],
    ["an unknown option", () => serverWith({ foo: 1 }), "option_unknown", "foo"],
    ["no function", () => serverWith({ fallback: 3 }), "callback_invalid", "fallback"],
    ["text", () => serverWith({ lameDuckMs: "abc" }), "limits_invalid", "lameDuckMs"],
    ["less than 0", () => serverWith({ lameDuckMs: -1 }), "limits_invalid", "lameDuckMs"],
    ["no place", () => serverWith({ maxConnections: 0 }), "limits_invalid", "maxConnections"],
    ["NaN", () => serverWith({ maxConnections: Number.NaN }), "limits_invalid", "maxConnections"],
  ])("refuse %s", (_name, create, code, place) => {
    expect(create).toThrow(receiverError(code, place));
  });

  it("continue after a failing fallback", async () => {
    const { url, logs } = await start({ fallback: () => Promise.reject(new Error("no")) as never });
    await converse(url, ["GET /other HTTP/1.1\r\nHost: a\r\n\r\n"]);
    expect(logs).toMatchObject([{ level: "error", code: "request_failed" }]);
    const { answers } = await converse(url, [toWire(buildAny())]);
    expect(answers.map(({ status }) => status)).toEqual([202]);
  });
});

/** Returns what JavaScript may pass for a receiver. */
function wrong(): Receiver {
  return JSON.parse('{"secrets":"s"}');
}

function serverWith(options: object): NodeServer {
  return createNodeServer(createRecordedReceiver().receiver, options);
}
