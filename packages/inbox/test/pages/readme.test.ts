import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { buildDelivery } from "@order-webhooks/receiver/testing";
import { packageRoot, readPage, startServer, UserFolder } from "@order-webhooks/test-setup/pages";
import { eventTypes } from "@order-webhooks/validator";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { createPostgresInbox } from "../../src/postgres.ts";
import { patience } from "../cli/running-command.ts";
import { execute } from "../postgres/place.ts";

const text = readFileSync(join(packageRoot, "README.md"), "utf8");
const { snippets } = readPage("README.md");

let folder: UserFolder;

beforeAll(() => {
  folder = new UserFolder(snippets, ["@order-webhooks/receiver", "@order-webhooks/types"]);
});

afterAll(() => folder.remove());

describe("the README", () => {
  it("has examples that compile", async () => {
    expect([...snippets.keys()]).toEqual([
      ...["server.ts", "shared.ts", "effects.ts"],
      "handlers.mjs",
    ]);
    expect(await folder.compile()).toBe("");
  });

  it("has a server that keeps deliveries in its file", async () => {
    const { url, output, stop } = await startServer(
      join(folder.path, "out/server.js"),
      {},
      folder.path,
    );
    const [event = expect.fail("There is no event.")] = eventTypes;
    const { headers, text: body, delivery } = buildDelivery({ event, purpose: "message" });
    expect((await fetch(url, { method: "POST", headers, body })).status).toBe(202);
    while (!output().includes(event)) await new Promise(setImmediate);
    await stop();
    expect(delivery.event.type).toBe(event);
    const database = new DatabaseSync(join(folder.path, "inbox.db"));
    expect(database.prepare("SELECT event FROM deliveries").all()).toMatchObject([{ event }]);
    database.close();
  });

  it("has a server that keeps deliveries in a database", async () => {
    const name = `readme_${randomUUID().replaceAll("-", "")}`;
    await execute(`CREATE DATABASE ${name}`);
    const database = new URL(`/${name}`, inject("postgresUrl")).href;
    const { url, output, stop } = await startServer(join(folder.path, "out/shared.js"), {
      DATABASE_URL: database,
    });
    const [event = expect.fail("There is no event.")] = eventTypes;
    const { headers, text: body } = buildDelivery({ event, purpose: "message" });
    expect((await fetch(url, { method: "POST", headers, body })).status).toBe(202);
    while (!output().includes(event)) await new Promise(setImmediate);
    const inbox = await createPostgresInbox({ url: database });
    await expect.poll(() => inbox.stats(), patience).toMatchObject({ done: 1 });
    await inbox.close?.();
    await stop();
  });

  it("explains every error code, and no other", () => {
    const source = readFileSync(join(packageRoot, "src/errors.ts"), "utf8");
    const codes = [...source.matchAll(/^ {2}\| "(\w+)"/gm)].map(([, code]) => code);
    const section = text.slice(text.indexOf("## Errors"));
    const explained = [...section.matchAll(/^\| `(\w+)`/gm)].map(([, code]) => code);
    expect(codes.length).toBeGreaterThan(0);
    expect([...explained].sort()).toEqual([...codes].sort());
  });
});
