import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PostgresServer } from "@order-webhooks/test-setup/postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mutate } from "../dist.ts";
import { mutants } from "./mutants.ts";
import { findProof, holds, listProofs, races, runProof, shortEffort } from "./proofs.ts";

/** The defects that a race detects within a second. `npm run test:long` also runs the others. */
const quick = mutants.filter(({ fault }) => races.some((race) => race.fault === fault));

const proofs = listProofs(shortEffort);
let server: PostgresServer;

beforeAll(async () => {
  server = await PostgresServer.start();
});

afterAll(() => server.remove());

// Without this test, only `npm run test:long` would detect a text that is no longer in the source.
it.for(mutants)("the text to change exists: $defect", ({ replacements }) => {
  const folder = mkdtempSync(join(tmpdir(), "inbox-mutant-"));
  mutate({ kind: "postgres", replacements, folder });
  rmSync(folder, { recursive: true });
});

describe("a proof detects an inbox with a defect:", () => {
  it.for(quick)("$defect", async ({ fault, replacements }) => {
    const proof = findProof(proofs, fault);
    const outcome = await runProof(proof, server, (folder) =>
      mutate({ kind: "postgres", replacements, folder }),
    );
    expect(holds(proof, outcome), JSON.stringify(outcome)).toBe(false);
  });
});
