import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { gatesAfterPacking, gatesBeforePacking } from "../src/gates.ts";
import { findObstacles } from "../src/obstacles.ts";
import { prepareAttempts, type ReleaseAttempts } from "./release-attempts.ts";
import { gateScripts } from "./release-copy.ts";

// Tests what a release refuses before it packs, in a copy of the repository. Later refusals need a registry, and so does
// everything else on docs/publishing.md. publishing.long.ts tests those.

let attempts: ReleaseAttempts;

beforeAll(async () => {
  attempts = await prepareAttempts();
  return () => attempts.remove();
});

describe("a release is refused", () => {
  beforeEach(() => attempts.rememberState());

  test("on another branch", async () => {
    await attempts.copy.run("git switch --quiet --create another");
    await expectRefusal("this is another, and releases are made from main");
  });

  test("with changes that no commit has", async () => {
    attempts.copy.write("left-behind.txt", "");
    await expectRefusal("left-behind.txt");
  });

  test("with a changeset pending", async () => {
    const changeset = '--minor @order-webhooks/types --message "Anything."';
    await attempts.copy.run(`npm run changeset -- ${changeset}`);
    attempts.copy.commit("Add a changeset");
    await expectRefusal("changesets are pending");
  });

  test("when it does not build, before anything is packed", async () => {
    attempts.breakGate("build", "echo it does not compile && exit 1");
    const output = await attempts.refusal();
    expect(output).toContain("it does not compile");
    expect(output).not.toMatch(/passed |packed /);
  });
});

test("a changeset that names no package holds nothing up", async () => {
  await attempts.copy.run("npm run changeset -- --empty");
  attempts.copy.commit("Add an empty changeset");
  expect(findObstacles(attempts.copy.root)).toEqual([]);
});

test("the gates stand in the order of the table that the page shows", () => {
  const gates = [...gatesBeforePacking, ...gatesAfterPacking];
  expect(gates.map(({ script }) => script)).toEqual(gateScripts);
  const page = attempts.copy.read("docs/publishing.md").replace(/ +/g, " ");
  for (const { script, shows } of gates) expect(page).toContain(`| \`${script}\` | ${shows} |`);
});

async function expectRefusal(reason: string): Promise<void> {
  const output = await attempts.refusal();
  expect(output).toContain("cannot release");
  expect(output).toContain(reason);
  expect(output).not.toContain("passed build");
}
