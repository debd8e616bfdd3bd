import { describe, expect, it } from "vitest";
import { createExampleHandlers } from "../../src/example-handlers.ts";
import { createNodeHandler } from "../../src/node.ts";
import { createHealthListener } from "../../src/server/health-endpoint.ts";
import { createNodeServer } from "../../src/server/node-server.ts";
import { buildAny, createRecordedReceiver } from "../recorded-receiver.ts";
import { post, serve } from "./running-command.ts";

const healthy = '{"status":"ok"}';

describe("--health-path", () => {
  it("answers GET and HEAD, and ends the connection", async () => {
    const { url, printed, end, exit } = await serve(["--health-path", "/healthz"]);
    const health = new URL("/healthz?probe=1", url);
    expect(printed[1]).toBe(`Healthy at ${new URL("/healthz", url)}`);
    for (const [method, body] of [
      ["GET", healthy],
      ["HEAD", ""],
    ]) {
      const response = await fetch(health, { method: method ?? "" });
      expect([response.status, await response.text()]).toEqual([200, body]);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        connection: "close",
        "cache-control": "no-store",
        "content-length": String(healthy.length),
        "content-type": "application/json",
      });
    }
    end();
    expect(await exit).toBe(0);
  });

  it.each(["/healthz", "/healthz/"])(
    "accepts %s with and without a trailing slash",
    async (path) => {
      const { url, end, exit } = await serve(["--health-path", path]);
      for (const spelled of ["/healthz", "/healthz/"]) {
        expect((await fetch(new URL(spelled, url))).status).toBe(200);
      }
      end();
      await exit;
    },
  );

  it.each(["POST", "PUT", "DELETE", "OPTIONS"])("answers %s with 405", async (method) => {
    const { url, end, exit } = await serve(["--health-path", "/healthz"]);
    const response = await fetch(new URL("/healthz", url), { method });
    expect([response.status, await response.text()]).toEqual([
      405,
      '{"error":"method_not_allowed"}',
    ]);
    expect(response.headers.get("allow")).toBe("GET, HEAD");
    expect(response.headers.get("connection")).toBe("close");
    end();
    await exit;
  });

  it("does not change other requests", async () => {
    const { url, end, exit } = await serve(["--health-path", "/healthz"]);
    expect(await post(url, buildAny())).toBe(202);
    const other = await fetch(new URL("/elsewhere", url));
    expect([other.status, await other.text()]).toEqual([404, '{"error":"not_found"}']);
    expect((await fetch(url)).status).toBe(405);
    end();
    await exit;
  });

  it("is off by default", async () => {
    const { url, printed, end, exit } = await serve([]);
    expect((await fetch(new URL("/healthz", url))).status).toBe(404);
    expect(printed).toHaveLength(1);
    end();
    await exit;
  });

  it("may be on together with --observe-path", async () => {
    const args = ["--observe-path", "/seen", "--health-path", "/healthz"];
    const { url, printed, end, exit } = await serve(args);
    await post(url, buildAny());
    const seen = await (await fetch(new URL("/seen", url))).json();
    expect(seen).toMatchObject({ handled: [{ purpose: "message" }] });
    expect(await (await fetch(new URL("/healthz", url))).text()).toBe(healthy);
    expect((await fetch(new URL("/elsewhere", url))).status).toBe(404);
    const starts = printed.slice(0, 3).map((line) => line.split(" ")[0]);
    expect(starts).toEqual(["Listening", "Observed", "Healthy"]);
    end();
    await exit;
  });
});

it("a health endpoint does not wait for handlers", async () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const { receiver } = createRecordedReceiver({ handlers: createExampleHandlers(() => opened) });
  const otherwise = createNodeHandler(receiver);
  const fallback = createHealthListener({ path: "/healthz", otherwise });
  const server = createNodeServer(receiver, { fallback, lameDuckMs: 0 });
  const url = await server.listen(0);
  await post(new URL("/webhooks", url), buildAny());
  expect(await (await fetch(new URL("/healthz", url))).text()).toBe(healthy);
  expect(await receiver.stats()).toMatchObject({ waiting: 0, running: 1 });
  open();
  await server.close();
});
