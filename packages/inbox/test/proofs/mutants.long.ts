import { afterAll, describe, expect, it } from "vitest";
import { mutate } from "./dist.ts";
import { mutants } from "./mutants.ts";
import type { Outcome } from "./outcome.ts";
import { holds, listProofs, longEffort, obstacle, runProof } from "./proofs.ts";
import { toTable } from "./table.ts";

// Fewer rounds are enough to detect a defect.
const proofs = listProofs({ ...longEffort, entries: 500 });
const outcomes = new Map<string, Outcome>();

afterAll(() => void process.stdout.write(`\n${toTable(outcomes)}\n\n`));

describe("a proof detects an inbox with a defect:", () => {
  it.for(mutants)("$defect", async ({ defect, fault, replacements }, { skip }) => {
    const proof = proofs.find((one) => one.fault === fault);
    if (!proof) throw new Error(`There is no proof named ${fault}.`);
    if (proof.needsShim && obstacle !== undefined) skip(obstacle);
    const outcome = await runProof(proof, (folder) =>
      mutate({ kind: "sqlite", replacements, folder }),
    );
    outcomes.set(defect, outcome);
    expect(outcome.acknowledged).toBeGreaterThan(0);
    expect(holds(proof, outcome)).toBe(false);
  });
});
