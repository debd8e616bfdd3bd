import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express, { type Express } from "express";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createNodeHandler } from "../../src/node.ts";
import { createReceiver } from "../../src/receiver.ts";
import { buildDelivery, createTestRequest, testSecret } from "../../src/testing.ts";
import { anyEvent, createRecordedReceiver } from "../recorded-receiver.ts";
import { send } from "../sending.ts";

const built = buildDelivery({ event: anyEvent, purpose: "message" });

/** Matches a message that names the path, the receiver's paths and the option to set. */
function messageOn(path: string, paths = "/webhooks") {
  const isOn = (message: string) =>
    message.includes(` ${path},`) && message.includes(` ${paths}.`) && message.includes("`path`");
  return expect.toSatisfy(isOn, `names ${path} and ${paths}`);
}

afterEach(() => void vi.restoreAllMocks());

describe("a request for a path that is not the receiver's", () => {
  it("is a process warning by default, with the fix", async () => {
    const warn = vi.spyOn(process, "emitWarning").mockReturnValue();
    const receiver = createReceiver({ secrets: testSecret, handlers: () => {} });
    expect(await send(receiver, built, "/hooks/orders?a=1")).toBe(404);
    expect(warn).toHaveBeenCalledExactlyOnceWith(
      messageOn("/hooks/orders"),
      expect.objectContaining({ code: "path_unknown" }),
    );
  });

  it("is logged once for each path, ten times a minute at most", async () => {
    const { receiver, logs } = createRecordedReceiver({ rawPaths: { "/raw": anyEvent } });
    for (let count = 0; count < 30; count += 1) {
      for (const path of ["/same", `/other/${count}`]) await send(receiver, built, path);
    }
    expect(logs).toHaveLength(10);
    expect(logs[0]?.message).toEqual(messageOn("/same", "/webhooks, /raw"));
    expect(logs.filter(({ message }) => message.includes("/same"))).toHaveLength(1);
  });

  it("is logged again after a hundred other paths, to limit the memory", async () => {
    let minutes = 0;
    vi.spyOn(performance, "now").mockImplementation(() => {
      minutes += 1;
      return minutes * 60_000;
    });
    const { receiver, logs } = createRecordedReceiver();
    for (let count = 0; count < 101; count += 1) await send(receiver, built, `/${count}`);
    await send(receiver, built, "/100");
    expect(logs).toHaveLength(101);
    await send(receiver, built, "/0");
    expect(logs).toHaveLength(102);
  });

  it("is logged in one short line", async () => {
    const { receiver, logs } = createRecordedReceiver();
    const head = { method: "POST", headers: built.headers, body: built.body };
    await receiver.handle({ ...head, path: `/a\u001b[2J\n\u202e${"x".repeat(300)}` });
    expect(logs[0]?.message).toEqual(messageOn(`/a?[2J??${"x".repeat(72)}`));
  });

  it("is not logged if it cannot be a webhook", async () => {
    const { receiver, logs } = createRecordedReceiver();
    await receiver.fetch(new Request("http://localhost/.env"));
    expect(logs).toEqual([]);
  });
});

describe("in Express", () => {
  const unsigned = { "content-type": "application/json" };

  /** Posts to an application with a receiver. Resolves to the status and the logged messages. */
  async function post(
    path: string,
    headers: Readonly<Record<string, string>>,
    mount: (app: Express, handler: ReturnType<typeof createNodeHandler>) => void,
  ) {
    const { receiver, logs } = createRecordedReceiver();
    const app = express();
    mount(app, createNodeHandler(receiver));
    app.use((_request, response) => void response.status(404).send("mine"));
    const server = createServer(app).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    // This cast is safe because a server on a port has an address of this type.
    const { port } = server.address() as AddressInfo;
    const { body } = createTestRequest(built, `http://127.0.0.1:${port}${path}`);
    const init = { method: "POST", headers, body, duplex: "half" } as const;
    const response = await fetch(`http://127.0.0.1:${port}${path}`, init);
    expect([response.status, await response.text()]).toEqual([404, "mine"]);
    server.close();
    return logs.map(({ message }) => message);
  }

  it.each([
    ["signed", built.headers],
    ["unsigned", unsigned],
  ])("a route with another path is logged, and the request goes on: %s", async (_name, headers) => {
    const logged = await post("/hooks/orders", headers, (app, handler) => {
      app.post("/hooks/orders", handler);
    });
    expect(logged).toEqual([messageOn("/hooks/orders")]);
  });

  it("a mount at another path is logged", async () => {
    const logged = await post("/hooks/orders", unsigned, (app, handler) => {
      app.use("/hooks/orders", handler);
    });
    expect(logged).toEqual([messageOn("/hooks/orders")]);
  });

  it("middleware logs signed requests, and no requests for other routes", async () => {
    const mount = (app: Express, handler: ReturnType<typeof createNodeHandler>) => {
      app.use(handler);
    };
    expect(await post("/hooks/orders", built.headers, mount)).toHaveLength(1);
    expect(await post("/login", unsigned, mount)).toEqual([]);
    expect(await post("/", unsigned, mount)).toEqual([]);
  });
});
