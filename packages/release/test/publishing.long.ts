import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { packedVariable } from "../src/gates.ts";
import { withLocalRegistry } from "../src/index.ts";
import { findObstacles } from "../src/obstacles.ts";
import { gateScripts, ReleaseCopy } from "./release-copy.ts";

// Follows docs/publishing.md in a copy of the repository that has its own remote and registry. Only the gates are replaced:
// each prints that it passed.

const interactive = "npm run changeset";
let copy: ReleaseCopy;

beforeAll(async () => {
  copy = new ReleaseCopy();
  await copy.run("git rm --quiet '.changeset/*.md'");
  copy.commit("Start with nothing pending");
  return () => copy.remove();
});

test("every command of docs/publishing.md does what the page says", async () => {
  const commands = shellBlocks(copy.read("docs/publishing.md"));
  expect(commands[0]).toBe(interactive);
  const before = copy.versions();

  await withLocalRegistry(async (registry) => {
    const env = copy.account(registry);
    const outputs = new Map<string, string>();
    for (const command of commands.slice(1)) {
      outputs.set(command, await copy.run(command, env));
      // Between two sections of the page, the pull request with the changeset is merged.
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
  beforeEach(() => copy.rememberState());

  test("on another branch", async () => {
    await copy.run("git switch --quiet --create another");
    await expectObstacle("branch: expected main, got another.");
  });

  test("with uncommitted changes", async () => {
    copy.write("left-behind.txt", "");
    await expectObstacle("left-behind.txt");
  });

  test("with a pending changeset, unless it names no package", async () => {
    await copy.run("npm run changeset -- --empty");
    copy.commit("Add an empty changeset");
    expect(await findObstacles(copy.root)).toEqual([]);
    await copy.run('npm run changeset -- --minor @order-webhooks/types --message "Anything."');
    // The formatter would turn the header of a changeset into a heading.
    await copy.run("biome ci --error-on-warnings .changeset");
    copy.commit("Add a changeset");
    await expectObstacle("versions: expected no pending changeset, got .changeset/");
  });

  test("when verify-receiver.yml runs another version of verify", async () => {
    const file = ".github/workflows/verify-receiver.yml";
    const workflow = copy.read(file);
    const { verify } = copy.versions();
    copy.write(file, workflow.replace(`default: "${verify}"`, 'default: "9.9.9"'));
    copy.commit("Name another version");
    await expectObstacle(`${file}: expected version ${verify} of verify, got 9.9.9.`);
    await copy.run("npm run release -- pin");
    expect(copy.read(file)).toBe(workflow);
  });

  test("when the build fails, before packing", async () => {
    copy.breakGate("build", "echo it does not compile && exit 1");
    const output = await copy.refusal();
    expect(output).toContain("it does not compile");
    expect(output).not.toMatch(/passed |packed /);
  });

  test("when a gate fails, before the next one", async () => {
    copy.breakGate("test:installed", "echo a test failed && exit 1");
    const output = await withLocalRegistry((registry) => copy.refusal(registry));
    expect(output).toContain("a test failed");
    expect(output).not.toMatch(/passed test:long|published /);
  });

  test("when a gate changed a tarball", async () => {
    const schemas = `"$${packedVariable}"/packages/order-webhooks-schemas-*.tgz`;
    const poison = `for file in ${schemas}; do echo poison >>"$file"; done; echo poisoned`;
    copy.breakGate("test:long", poison);
    const output = await withLocalRegistry((registry) => copy.refusal(registry));
    expect(output).toMatch(/poisoned[\s\S]*got files that changed during the tests/);
    expect(output).not.toContain("published ");
  });
});

async function expectObstacle(reason: string): Promise<void> {
  const output = await copy.refusal();
  expect(output).toContain("cannot release: ");
  expect(output).toContain(reason);
  expect(output).not.toContain("passed build");
}

/** Returns the shell blocks of a page, also indented ones. */
function shellBlocks(page: string): readonly string[] {
  return [...page.matchAll(/^( *)```sh\n([\s\S]*?)^ *```$/gm)].map(([, indent = "", block = ""]) =>
    block.replaceAll(new RegExp(`^${indent}`, "gm"), "").trim(),
  );
}

/** Returns the lines of a command's output that begin with `prefix`, without it, sorted. */
function linesOf(outputs: ReadonlyMap<string, string>, command: string, prefix: string) {
  const output = [...outputs].find(([line]) => line.includes(command))?.[1] ?? "";
  const lines = output.split("\n").filter((line) => line.startsWith(prefix));
  return lines.map((line) => line.slice(prefix.length).trim()).sort();
}
