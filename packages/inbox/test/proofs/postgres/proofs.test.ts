import { PostgresServer } from "@order-webhooks/test-setup/postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { holds, listProofs, type Proof, races, runProof, shortEffort } from "./proofs.ts";

const interruptions = listProofs(shortEffort).filter((proof) => !races.includes(proof));

async function expectHolds(proof: Proof, server: PostgresServer): Promise<void> {
  const outcome = await runProof(proof, server);
  expect(holds(proof, outcome), JSON.stringify(outcome)).toBe(true);
}

describe("no acknowledged delivery is lost, damaged or handled by two at once after", () => {
  // The proofs are concurrent, because they mostly wait for the leases of killed processes. Each has a separate server,
  // which it may kill.
  it.concurrent.for(interruptions)("$fault", async (proof) => {
    const server = await PostgresServer.start();
    await expectHolds(proof, server).finally(() => server.remove());
  });

  describe("a race:", () => {
    let server: PostgresServer;

    beforeAll(async () => {
      server = await PostgresServer.start();
    });

    afterAll(() => server.remove());

    it.for(races)("$fault", (proof) => expectHolds(proof, server));
  });
});
