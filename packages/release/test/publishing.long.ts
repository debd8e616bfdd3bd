import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { packedVariable } from "../src/gates.ts";
import { withLocalRegistry } from "../src/index.ts";
import { prepareAttempts, type ReleaseAttempts } from "./release-attempts.ts";
import { gateScripts } from "./release-copy.ts";

// docs/publishing.md, done as it says in a copy of the repository with a remote and a registry of its own.
// Only the gates are replaced: each notes that it ran.

const interactive = "npm run changeset";
let attempts: ReleaseAttempts;

beforeAll(async () => {
  attempts = await prepareAttempts();
  return () => attempts.remove();
});

test("every command of docs/publishing.md does what it says", async () => {
  const { copy } = attempts;
  const commands = shellBlocks(copy.read("docs/publishing.md"));
  expect(commands[0]).toBe(interactive);
  const before = copy.versions();

  await withLocalRegistry(async (registry) => {
    const env = attempts.environment(registry);
    const outputs = new Map<string, string>();
    for (const command of commands.slice(1)) {
      outputs.set(command, await copy.run(command, env));
      // Between the two sections of the page: the pull request with the changeset is merged.
      if (command.includes("--message") && command.includes("changeset")) copy.commit("Merge");
    }

    const after = copy.versions();
    expect(after.types).not.toBe(before.types);
    const released = Object.entries(after).map(
      ([name, version]) => `@order-webhooks/${name}@${version}`,
    );
    expect(linesOf(outputs, "release:local", "published ")).toEqual(released);
    expect(linesOf(outputs, "--dry-run", "would publish ")).toEqual(released);
    expect(linesOf(outputs, "--dry-run", "passed ")).toEqual([...gateScripts].sort());
    expect(outputs.get("npm run release -- --dry-run")).toMatch(
      /passed build[\s\S]*would publish[\s\S]*passed test:installed/,
    );
    for (const [name, version] of Object.entries(after)) {
      const document = await fetch(`${registry}@order-webhooks%2f${name}`);
      expect(await document.json()).toMatchObject({ "dist-tags": { latest: version } });
    }
    const pushed = await copy.run("git ls-remote --tags --refs origin");
    for (const tag of released) expect(pushed).toContain(`refs/tags/${tag}`);

    const again = await copy.run("npm run release", env);
    expect(again).toContain("Nothing to publish");
    const [lost = ""] = released;
    await copy.run(`git tag --delete ${lost} && git push --quiet --delete origin ${lost}`);
    await copy.run("npm run changeset -- git-tag");
    expect(await copy.run("git tag")).toContain(lost);
  });
  expect(await copy.run("git status --porcelain")).toBe("");
});

describe("a release is refused", () => {
  beforeEach(() => attempts.rememberState());

  test("when a gate fails, before the next one", async () => {
    attempts.breakGate("test:installed", "echo a test failed && exit 1");
    const output = await withLocalRegistry((registry) => attempts.refusal(registry));
    expect(output).toContain("a test failed");
    expect(output).not.toMatch(/passed (test:long|gate)|published /);
  });

  test("when something that a gate ran has changed what was packed", async () => {
    const schemas = `"$${packedVariable}"/packages/order-webhooks-schemas-*.tgz`;
    const poison = `for file in ${schemas}; do echo poison >>"$file"; done; true`;
    attempts.breakGate("test:long", poison);
    const output = await withLocalRegistry((registry) => attempts.refusal(registry));
    expect(output).toMatch(/passed gate[\s\S]*have changed while they were tested/);
    expect(output).not.toContain("published ");
  });
});

/** Returns the shell blocks of a page, indented ones too. */
function shellBlocks(page: string): readonly string[] {
  return [...page.matchAll(/^( *)```sh\n([\s\S]*?)^ *```$/gm)].map(([, indent = "", block = ""]) =>
    block.replaceAll(new RegExp(`^${indent}`, "gm"), "").trim(),
  );
}

/** Returns what the lines of one command's output say after `prefix`, sorted. */
function linesOf(outputs: ReadonlyMap<string, string>, command: string, prefix: string) {
  const output = [...outputs].find(([line]) => line.includes(command))?.[1] ?? "";
  return output
    .split("\n")
    .filter((line) => line.startsWith(prefix))
    .map((line) => line.slice(prefix.length).trim())
    .sort();
}
