import { PostgresServer } from "@order-webhooks/test-setup/postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildUnsupported } from "../cli/deliveries.ts";
import { end, makeFolder, patience, post, serve } from "../cli/running-command.ts";
import { scrape } from "./scrape.ts";

let database: PostgresServer;

beforeAll(async () => {
  database = await PostgresServer.start();
});

afterAll(() => database.remove());

it("a server is not ready while PostgreSQL is down, and is again once it is up", async () => {
  const args = ["--inbox", database.url, "--metrics-port", "0"];
  const server = await serve(makeFolder(), ...args);
  const metrics = /^Metrics at (\S+),/m.exec(server.out())?.[1] ?? "";
  const send = () => post(server.url, buildUnsupported("no.such.event"));
  const ready = async () => (await fetch(new URL("/readyz", metrics))).status;
  const deliveries = async () => {
    return [...(await scrape(metrics)).keys()].filter((name) => name.includes("_deliveries"));
  };
  expect([await send(), await ready()]).toEqual([202, 200]);
  await expect.poll(deliveries, patience).not.toEqual([]);
  await database.stop();
  expect([await send(), await ready()]).toEqual([503, 503]);
  expect(await deliveries()).toEqual([]);
  await database.resume();
  // No delivery comes, as behind a load balancer.
  await expect.poll(ready, patience).toBe(200);
  expect([await send(), await ready()]).toEqual([202, 200]);
  await expect.poll(deliveries, patience).not.toEqual([]);
  expect((await end(server)).code).toBe(0);
});
