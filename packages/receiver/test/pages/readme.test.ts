import { join } from "node:path";
import { readPage, runToEnd, startServer, UserFolder } from "@order-webhooks/test-setup/pages";
import type { EventType } from "@order-webhooks/types";
import { isEventType } from "@order-webhooks/validator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildDelivery, type SignedRequest, signRequest } from "../../src/testing.ts";
import { resign } from "../sending.ts";

const { snippets } = readPage("README.md");
const named = [...snippets.keys()].filter((name) => name.endsWith(".ts"));
const servers = named.filter((name) => !name.endsWith(".test.ts"));

/** Serves a module that exports `fetch`, as its platform does. */
const platform = `
import { serve } from "@hono/node-server";
import worker from "./worker.ts";
serve({ fetch: (request) => worker.fetch(request, process.env), port: Number(process.env.PORT) });
`;

let folder: UserFolder;

beforeAll(() => {
  const packages = ["@order-webhooks/types", "@hono/node-server", "express", "fastify", "hono"];
  folder = new UserFolder(snippets, [...packages, "@types/express"]);
  folder.write("platform.js", platform);
});

afterAll(() => folder.remove());

describe("the README's examples", () => {
  it("are all there", () => {
    expect(named).toEqual([
      "server.ts",
      "express.ts",
      "fastify.ts",
      "hono.ts",
      "health.ts",
      "before-response.ts",
      "authentic.ts",
      "worker.ts",
      "handlers.test.ts",
    ]);
  });

  it("compile", async () => {
    expect(await folder.compile()).toBe("");
  });

  it.each(servers)("%s serves", async (name) => {
    const file = name === "worker.ts" ? "platform.js" : name;
    const { url, output, stop } = await startServer(join(folder.path, file));
    const statuses = [
      await post(url, buildDelivery({ event: namedEvent(), purpose: "unique_code" })),
      await post(url, signRequest("{}")),
      await post(url, signRequest("{}", "another secret")),
    ];
    await expect.poll(output, { timeout: 300_000 }).toMatch(/ord_\w+/);
    await stop();
    expect(statuses).toEqual([202, 202, 401]);
  });

  it("before-response.ts answers 202 to a permanent failure, and makes a dead letter", async () => {
    const { url, output, stop } = await startServer(join(folder.path, "before-response.ts"));
    const built = buildDelivery({ event: namedEvent(), purpose: "unique_code" });
    const { data } = JSON.parse(built.text);
    const empty = resign(built, { data: { ...data, order: { ...data.order, items: [] } } });
    expect([await post(url, empty), await post(url, empty)]).toEqual([202, 202]);
    await expect
      .poll(output, { timeout: 300_000 })
      .toContain("PermanentFailure: The order has no items.");
    await stop();
    expect(output().match(/no items/g)).toHaveLength(1);
    expect(output()).not.toMatch(/ord_\w+/);
  });

  it("handlers.test.ts passes", async () => {
    const ended = await runToEnd(join(folder.path, "handlers.test.ts"));
    expect(ended).toEqual({ code: 0, output: "" });
  });
});

/** The event that the examples have handlers for. */
function namedEvent(): EventType {
  const [, name] = /"([\w.]+)": {\n +promotion:/.exec([...snippets.values()].join("\n")) ?? [];
  return isEventType(name) ? name : expect.fail("The README names no event that there is.");
}

async function post(url: string, { body, headers }: SignedRequest): Promise<number> {
  return (await fetch(url, { method: "POST", headers, body: new Uint8Array(body) })).status;
}
