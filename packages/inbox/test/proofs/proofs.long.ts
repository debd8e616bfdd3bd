import { afterAll, describe, expect, it } from "vitest";
import type { Outcome } from "./outcome.ts";
import { listProofs, longEffort, obstacle, runProof } from "./proofs.ts";
import { toTable } from "./table.ts";

const outcomes = new Map<string, Outcome>();

afterAll(() => void process.stdout.write(`\n${toTable(outcomes)}\n\n`));

describe("nothing that was acknowledged is lost, and nothing is damaged, by", () => {
  it.for(listProofs(longEffort))("$fault", async (proof, { skip }) => {
    if (proof.needsShim && obstacle !== undefined) skip(obstacle);
    const outcome = await runProof(proof);
    outcomes.set(proof.fault, outcome);
    expect(outcome).toMatchObject({ lost: 0, corrupt: 0, kept: outcome.acknowledged });
  });
});
