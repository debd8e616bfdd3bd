import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { runCommand } from "../src/command.ts";
import { publishAll, registryEnvironment, withLocalRegistry } from "../src/index.ts";
import { readPin } from "../src/pinned-version.ts";
import { temporaryFolder } from "./fixtures.ts";
import { ReleaseCopy } from "./release-copy.ts";

// Follows two versions on a copy and a real registry: a changeset, new versions, a publication, and a consumer that installs.
// Then a second changeset and publication, and the consumer upgrades.

const marker = "/** Written by the test of the version flow. */";

let copy: ReleaseCopy;

beforeAll(() => {
  copy = new ReleaseCopy();
  return () => copy.remove();
});

test("a changeset becomes versions, a changelog, a publication, and an upgrade for a consumer", async () => {
  await withLocalRegistry(async (registry) => {
    const consumer = createConsumer(registry);
    // The first publication is 0.1.0, because a range of 0.0.x accepts no other version.
    await moveVersions("minor", "types", "receiver");
    const first = copy.versions();
    const added = await copy.run("git log -1 --format=%h --diff-filter=A -- .changeset/flow.md");
    const changelog = copy.read("packages/types/CHANGELOG.md");
    expect(changelog).toContain(`## ${first.types}`);
    expect(changelog).toContain(`${added.trim()}: The minor that this test is about.\n  - A point`);
    await copy.run("biome ci --error-on-warnings */CHANGELOG.md packages/*/CHANGELOG.md");

    await publishAll(registry, { root: copy.root });
    await consumer.npm("install", "@order-webhooks/receiver");
    expect(consumer.version("receiver")).toBe(first.receiver);
    // Only our scope, because the receiver needs nothing else.
    expect(consumer.scopes()).toEqual(["@order-webhooks"]);

    const declarations = "packages/types/dist/index.d.ts";
    copy.write(declarations, `${copy.read(declarations)}\n${marker}\n`);
    await moveVersions("patch", "types");
    const second = copy.versions();
    const published = await publishAll(registry, { root: copy.root });
    await consumer.npm("update");

    const moved = movedBetween(first, second);
    expect(published.map(({ name }) => name).sort()).toEqual(
      moved.map((name) => `@order-webhooks/${name}`),
    );
    // A package that pins a moved package moves too. The pacts are data and depend on nothing.
    expect(moved).toEqual(["inbox", "receiver", "schemas", "types", "validator", "verify"]);
    for (const name of ["receiver", "types", "validator"]) {
      expect(consumer.version(name)).toBe(second[name]);
    }
    expect(consumer.read("types/dist/index.d.ts")).toContain(marker);
  });
});

test.each([
  [["contracts"]],
  [["verify"]],
  [["inbox"]],
  [["receiver", "inbox"]],
  [["validator", "inbox", "receiver", "schemas", "types", "verify"]],
])("packages move with those that pin them or share their schemas: %s", async (names) => {
  const before = copy.versions();
  await moveVersions("minor", names[0] ?? "");
  const after = copy.versions();
  expect(movedBetween(before, after)).toEqual(names.toSorted());
  expect(new Set(["schemas", "types", "validator"].map((name) => after[name])).size).toBe(1);
});

/** Adds and commits a changeset, lets changesets move the versions, and commits those, as a maintainer does. */
async function moveVersions(bump: "minor" | "patch", ...names: readonly string[]): Promise<void> {
  await copy.run("git rm --quiet --ignore-unmatch '.changeset/*.md'");
  const bumps = names.map((name) => `"@order-webhooks/${name}": ${bump}`).join("\n");
  const text = `The ${bump} that this test is about.\n\n- A point of it.`;
  copy.write(".changeset/flow.md", `---\n${bumps}\n---\n\n${text}\n`);
  copy.commit(`Add a ${bump} changeset`);
  await copy.run("npm run --silent release:version");
  // The workflow for other repositories runs the version that is released with it.
  expect(readPin(copy.root)).toMatchObject({ pinned: copy.versions().verify });
  copy.commit("Move the versions");
}

type Versions = ReturnType<ReleaseCopy["versions"]>;

function movedBetween(before: Versions, after: Versions): readonly string[] {
  return Object.keys(after).filter((name) => after[name] !== before[name]);
}

function createConsumer(registry: string) {
  const folder = temporaryFolder();
  const modules = join(folder, "node_modules");
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const env = { ...registryEnvironment(registry, folder), npm_config_audit: "false" };
  const read = (file: string) => readFileSync(join(modules, "@order-webhooks", file), "utf8");
  return {
    read,
    scopes: () => readdirSync(modules).filter((name) => !name.startsWith(".")),
    npm: (...args: readonly string[]) => runCommand("npm", args, { cwd: folder, env }),
    version: (name: string) => JSON.parse(read(`${name}/package.json`)).version as string,
  };
}
