import { PostgresServer } from "@order-webhooks/test-setup/postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mutate } from "../dist.ts";
import { toTable } from "../table.ts";
import { mutants } from "./mutants.ts";
import { type FleetOutcome, fleetColumns } from "./outcome.ts";
import { findProof, holds, listProofs, runProof, shortEffort } from "./proofs.ts";

// Fewer rounds are enough to detect a defect.
const proofs = listProofs(shortEffort);
const outcomes = new Map<string, FleetOutcome>();
let server: PostgresServer;

beforeAll(async () => {
  server = await PostgresServer.start();
});

afterAll(async () => {
  await server.remove();
  process.stdout.write(`\n${toTable(outcomes, fleetColumns)}\n\n`);
});

describe("a proof detects an inbox with a defect:", () => {
  it.for(mutants)("$defect", async ({ defect, fault, replacements }) => {
    const proof = findProof(proofs, fault);
    const outcome = await runProof(proof, server, (folder) =>
      mutate({ kind: "postgres", replacements, folder }),
    );
    outcomes.set(defect, outcome);
    expect(outcome.acknowledged).toBeGreaterThan(0);
    expect(holds(proof, outcome)).toBe(false);
  });
});
