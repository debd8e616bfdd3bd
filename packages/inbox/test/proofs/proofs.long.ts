import { afterAll, describe, expect, it } from "vitest";
import type { Outcome } from "./outcome.ts";
import { holds, listProofs, longEffort, obstacle, runProof } from "./proofs.ts";
import { toTable } from "./table.ts";

const outcomes = new Map<string, Outcome>();

afterAll(() => void process.stdout.write(`\n${toTable(outcomes)}\n\n`));

describe("no acknowledged delivery is lost or damaged after", () => {
  it.for(listProofs(longEffort))("$fault", async (proof, { skip }) => {
    if (proof.needsShim && obstacle !== undefined) skip(obstacle);
    const outcome = await runProof(proof);
    outcomes.set(proof.fault, outcome);
    expect(holds(proof, outcome), JSON.stringify(outcome)).toBe(true);
  });
});
