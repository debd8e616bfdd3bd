import { describe, expect, it } from "vitest";
import { holds, listProofs, obstacle, runProof, shortEffort } from "./proofs.ts";

/** The proofs that take a second or two. `npm run test:long` runs all of them, and each for longer. */
const quick = [
  "kill -9 under load",
  "power cut",
  "power cut after I/O errors",
  "fifty copies at once",
  "late workers",
  "a file that another process has locked",
  "a second process on the file",
  "a file of garbage",
  "a file of a future version",
  "damaged pages",
];

const proofs = listProofs(shortEffort).filter(({ fault }) => quick.includes(fault));

describe("no acknowledged delivery is lost or damaged after", () => {
  it.for(proofs)("$fault", async (proof, { skip }) => {
    if (proof.needsShim && obstacle !== undefined) skip(obstacle);
    const outcome = await runProof(proof);
    expect(holds(proof, outcome), JSON.stringify(outcome)).toBe(true);
  });
});
