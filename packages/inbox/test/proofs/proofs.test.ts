import { describe, expect, it } from "vitest";
import { listProofs, obstacle, runProof, shortEffort } from "./proofs.ts";

/** Those that take a second or two. `npm run test:long` runs all of them, and each for longer. */
const quick = [
  "kill -9 under load",
  "power cut",
  "power cut after I/O errors",
  "a file that another process has locked",
  "a second process on its file",
  "a file of garbage",
  "a file of a future version",
  "pages that go bad",
];

const proofs = listProofs(shortEffort).filter(({ fault }) => quick.includes(fault));

describe("nothing that was acknowledged is lost, and nothing is damaged, by", () => {
  it.for(proofs)("$fault", async (proof, { skip }) => {
    if (proof.needsShim && obstacle !== undefined) skip(obstacle);
    const outcome = await runProof(proof);
    expect(outcome).toMatchObject({ lost: 0, corrupt: 0, kept: outcome.acknowledged });
  });
});
