import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findObstacles } from "../src/obstacles.ts";
import { prepareAttempts, type ReleaseAttempts } from "./release-attempts.ts";

// Tests what a release refuses before it packs, in a copy of the repository. publishing.long.ts tests later refusals, which
// need a registry.

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

  test("when verify-receiver.yml runs another version of verify", async () => {
    const file = ".github/workflows/verify-receiver.yml";
    const workflow = attempts.copy.read(file);
    const pinned = `default: "${attempts.copy.versions().verify}"`;
    attempts.copy.write(file, workflow.replace(pinned, 'default: "0.0.1"'));
    attempts.copy.commit("Name another version");
    await expectRefusal("runs version 0.0.1 of verify");
    await attempts.copy.run("npm run release -- pin");
    expect(attempts.copy.read(file)).toBe(workflow);
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

async function expectRefusal(reason: string): Promise<void> {
  const output = await attempts.refusal();
  expect(output).toContain("cannot release");
  expect(output).toContain(reason);
  expect(output).not.toContain("passed build");
}
