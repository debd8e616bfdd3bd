import { PostgresServer } from "@order-webhooks/test-setup/postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Costs, isFlat, measureCosts } from "./costs.ts";
import { runAt } from "./proofs.ts";

const sizes = [500, 10_000, 100_000, 1_000_000];
let server: PostgresServer;

beforeAll(async () => {
  server = await PostgresServer.start();
});

afterAll(() => server.remove());

it("reads as few pages with a million deliveries as with 500", async () => {
  const costs: Costs[] = [];
  for (const size of sizes) {
    costs.push(await runAt(server, (place) => measureCosts(place, size)));
  }
  const lines = costs.map(({ put, claim, done, sweep }, index) => {
    const pages = `put ${put}, claim ${claim}, done ${done}, sweep ${sweep}`;
    return `${sizes[index]} deliveries, pages of an operation: ${pages}`;
  });
  process.stdout.write(`\n${lines.join("\n")}\n\n`);
  const [few, ...more] = costs;
  expect(more.every((many) => few !== undefined && isFlat(few, many))).toBe(true);
});
