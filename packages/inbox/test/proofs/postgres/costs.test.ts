import { PostgresServer } from "@order-webhooks/test-setup/postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Costs, isFlat, measureCosts } from "./costs.ts";
import { runAt } from "./proofs.ts";

let server: PostgresServer;

beforeAll(async () => {
  server = await PostgresServer.start();
});

afterAll(() => server.remove());

it("reads as few pages with 20,000 deliveries as with 500", async () => {
  const few = await measure(500);
  const many = await measure(20_000);
  expect(isFlat(few, many), JSON.stringify({ few, many })).toBe(true);
});

function measure(rows: number): Promise<Costs> {
  return runAt(server, (place) => measureCosts(place, rows));
}
