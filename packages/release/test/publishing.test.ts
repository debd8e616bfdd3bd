import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { gatesAfterPacking, gatesBeforePacking, packedVariable } from "../src/gates.ts";
import { registryEnvironment, withLocalRegistry } from "../src/index.ts";
import { findObstacles } from "../src/obstacles.ts";
import { copyForRelease, gateScripts, type ReleaseCopy } from "./release-copy.ts";

// docs/publishing.md, done as it says in a copy of the repository with a remote and a registry of its own.
// Only the gates are not what they are: each notes that it ran.

const interactive = "npm run changeset";
const changeset = 'npm run changeset -- --minor @order-webhooks/types --message "Anything."';
let copy: ReleaseCopy;
let folder: string;

beforeAll(async () => {
  copy = copyForRelease();
  folder = mkdtempSync(join(tmpdir(), "order-webhooks-account-"));
  await copy.run("git rm --quiet '.changeset/*.md'");
  copy.commit("Start with nothing pending");
  return () => {
    copy.remove();
    rmSync(folder, { recursive: true, force: true });
  };
});

test("every command of docs/publishing.md does what it says", async () => {
  const commands = shellBlocks(copy.read("docs/publishing.md"));
  expect(commands[0]).toBe(interactive);
  const before = copy.versions();

  await withLocalRegistry(async (registry) => {
    const env = registryEnvironment(registry, folder);
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
      /passed build[\s\S]*would publish[\s\S]*passed verify/,
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
  beforeEach(async () => {
    const start = (await copy.run("git rev-parse HEAD")).trim();
    return async () => {
      await copy.run(`git switch --quiet main && git reset --quiet --hard ${start}`);
      await copy.run("git clean --quiet --force -d");
    };
  });

  test("on another branch", async () => {
    await copy.run("git switch --quiet --create another");
    await expectRefusal("this is another, and releases are made from main");
  });

  test("with changes that no commit has", async () => {
    copy.write("left-behind.txt", "");
    await expectRefusal("left-behind.txt");
  });

  test("with a changeset pending", async () => {
    await copy.run(changeset);
    copy.commit("Add a changeset");
    await expectRefusal("changesets are pending");
  });

  test("when it does not build, before anything is packed", async () => {
    breakGate("build", "echo it does not compile && exit 1");
    const output = await failureOf("npm run release");
    expect(output).toContain("it does not compile");
    expect(output).not.toMatch(/passed |packed /);
  });

  test("when a gate fails, before the next one", async () => {
    breakGate("verify", "echo a test failed && exit 1");
    const output = await withLocalRegistry((registry) => failureOf("npm run release", registry));
    expect(output).toContain("a test failed");
    expect(output).not.toMatch(/passed (test:long|gate)|published /);
  });

  test("when something that a gate ran has changed what was packed", async () => {
    const schemas = `"$${packedVariable}"/packages/order-webhooks-schemas-*.tgz`;
    breakGate("test:long", `for file in ${schemas}; do echo poison >>"$file"; done; true`);
    const output = await withLocalRegistry((registry) => failureOf("npm run release", registry));
    expect(output).toMatch(/passed gate[\s\S]*have changed while they were tested/);
    expect(output).not.toContain("published ");
  });
});

test("a changeset that names no package holds nothing up", async () => {
  await copy.run("npm run changeset -- --empty");
  copy.commit("Add an empty changeset");
  expect(findObstacles(copy.root)).toEqual([]);
});

test("the gates stand in the order of the table that the page shows", () => {
  const gates = [...gatesBeforePacking, ...gatesAfterPacking];
  expect(gates.map(({ script }) => script)).toEqual(gateScripts);
  const page = copy.read("docs/publishing.md").replace(/ +/g, " ");
  for (const { script, shows } of gates) expect(page).toContain(`| \`${script}\` | ${shows} |`);
});

async function expectRefusal(reason: string): Promise<void> {
  const output = await failureOf("npm run release");
  expect(output).toContain("cannot release");
  expect(output).toContain(reason);
  expect(output).not.toContain("passed build");
}

/** Has a gate do something else, and commits that. */
function breakGate(script: string, line: string): void {
  const manifest = JSON.parse(copy.read("package.json")) as { scripts: Record<string, string> };
  manifest.scripts[script] = line;
  copy.write("package.json", JSON.stringify(manifest));
  copy.commit(`Break ${script}`);
}

/** The output of a command that has to fail; unless told, no registry answers it. */
async function failureOf(line: string, registry = "http://127.0.0.1:9/"): Promise<string> {
  return copy.run(line, registryEnvironment(registry, folder)).then(
    (output) => expect.fail(`${line} should have failed:\n${output}`),
    (error: Error) => error.message,
  );
}

/** The shell blocks of a page, indented ones too. */
function shellBlocks(page: string): readonly string[] {
  return [...page.matchAll(/^( *)```sh\n([\s\S]*?)^ *```$/gm)].map(([, indent = "", block = ""]) =>
    block.replaceAll(new RegExp(`^${indent}`, "gm"), "").trim(),
  );
}

/** What the lines of one command's output say after `prefix`, sorted. */
function linesOf(outputs: ReadonlyMap<string, string>, command: string, prefix: string) {
  const output = [...outputs].find(([line]) => line.includes(command))?.[1] ?? "";
  return output
    .split("\n")
    .filter((line) => line.startsWith(prefix))
    .map((line) => line.slice(prefix.length).trim())
    .sort();
}
