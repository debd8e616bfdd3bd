import { PostgresServer } from "@order-webhooks/test-setup/postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createPostgresInbox } from "../../src/postgres.ts";
import { buildUnsupported } from "../cli/deliveries.ts";
import { patience, post } from "../cli/running-command.ts";
import { startHosted } from "./hosted-service.ts";
import { scrape } from "./scrape.ts";

let database: PostgresServer;

beforeAll(async () => {
  database = await PostgresServer.start();
});

afterAll(() => database.remove());

it("a server with metrics is not ready while PostgreSQL is down, and is again once it is up", async () => {
  const { url } = database;
  const service = await startHosted({ openInbox: () => createPostgresInbox({ url }) });
  const send = () => post(service.url, buildUnsupported("no.such.event"));
  const status = async () => (await service.ready())[0];
  expect([await send(), await status()]).toEqual([202, 200]);
  await database.stop();
  expect([await send(), await status()]).toEqual([503, 503]);
  const down = await scrape(service.metricsUrl);
  expect([...down.keys()].filter((series) => series.includes("deliveries"))).toEqual([]);
  await database.resume();
  // No delivery comes, as behind a load balancer.
  await expect.poll(status, patience).toBe(200);
  expect([await send(), await status()]).toEqual([202, 200]);
  await expect
    .poll(async () => (await scrape(service.metricsUrl)).get(quarantined), patience)
    .toBeGreaterThanOrEqual(2);
});

const quarantined = 'order_webhooks_deliveries{state="quarantined"}';
