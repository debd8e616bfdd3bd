import { PostgresServer } from "@order-webhooks/test-setup/postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { holds, listProofs, runProof, shortEffort } from "./proofs.ts";

let server: PostgresServer;

beforeAll(async () => {
  server = await PostgresServer.start();
});

afterAll(() => server.remove());

describe("nothing that was acknowledged is lost, damaged or handled by two at once, by", () => {
  it.for(listProofs(shortEffort))("$fault", async (proof) => {
    const outcome = await runProof(proof, server);
    expect(holds(proof, outcome), JSON.stringify(outcome)).toBe(true);
  });
});
