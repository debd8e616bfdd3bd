import { PostgresServer } from "@order-webhooks/test-setup/postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toTable } from "../table.ts";
import { type FleetOutcome, fleetColumns } from "./outcome.ts";
import { holds, listProofs, longEffort, runProof } from "./proofs.ts";

const outcomes = new Map<string, FleetOutcome>();
let server: PostgresServer;

beforeAll(async () => {
  server = await PostgresServer.start();
});

afterAll(async () => {
  await server.remove();
  process.stdout.write(`\n${toTable(outcomes, fleetColumns)}\n\n`);
});

describe("no acknowledged delivery is lost, damaged or handled by two at once after", () => {
  it.for(listProofs(longEffort))("$fault", async (proof) => {
    const outcome = await runProof(proof, server);
    outcomes.set(proof.fault, outcome);
    expect(holds(proof, outcome), JSON.stringify(outcome)).toBe(true);
  });
});
