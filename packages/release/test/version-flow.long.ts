import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCommand } from "../src/command.ts";
import { publishAll, registryEnvironment, withLocalRegistry } from "../src/index.ts";
import { readPin } from "../src/pinned-version.ts";
import { copyForRelease, type ReleaseCopy } from "./release-copy.ts";

// A version's whole way, on a copy and a real registry: a changeset, new versions, a publication, a consumer that
// installs. Then a second changeset and publication, and the consumer upgrades.

const together = ["schemas", "types", "validator"];
const marker = "/** Written by the test of the version flow. */";

let copy: ReleaseCopy;

beforeAll(() => {
  copy = copyForRelease();
});

afterAll(() => copy?.remove());

test("a changeset becomes versions, a publication, and an upgrade for a consumer", async () => {
  await withLocalRegistry(async (registry) => {
    const consumer = createConsumer(registry);
    try {
      // The first publication is 0.1.0, because a range of 0.0.x takes no other version.
      await moveVersions("minor", "@order-webhooks/types", "@order-webhooks/receiver");
      const first = copy.versions();
      await publishAll(registry, { root: copy.root });
      await consumer.run("npm", "install", "@order-webhooks/receiver");
      expect(consumer.installed("receiver")).toMatchObject({ version: first.receiver });
      expect(consumer.scopes()).toEqual(["@order-webhooks"]);

      copy.write(
        "packages/types/dist/index.d.ts",
        `${copy.read("packages/types/dist/index.d.ts")}\n${marker}\n`,
      );
      await moveVersions("patch", "@order-webhooks/types");
      const second = copy.versions();
      const published = await publishAll(registry, { root: copy.root });
      await consumer.run("npm", "update");

      const moved = Object.keys(second).filter((name) => second[name] !== first[name]);
      expect(published.map(({ name }) => name).sort()).toEqual(
        moved.map((name) => `@order-webhooks/${name}`),
      );
      // A package that pins one that has moved moves with it. The pacts are data and depend on nothing.
      expect(moved).toEqual(["inbox", "receiver", "schemas", "types", "validator", "verify"]);
      for (const name of ["receiver", "types", "validator"]) {
        expect(consumer.installed(name)).toMatchObject({ version: second[name] });
      }
      expect(consumer.read("types/dist/index.d.ts")).toContain(marker);
    } finally {
      consumer.remove();
    }
  });
});

test("the packages made from the same schemas move together, each other by itself", async () => {
  const alone = ["contracts", "inbox", "verify"].map((name) => [name]);
  // The inbox pins the receiver.
  for (const names of [...alone, ["receiver", "inbox"]]) {
    const before = copy.versions();
    await moveVersions("minor", `@order-webhooks/${names[0]}`);
    const after = copy.versions();
    const moved = Object.keys(after).filter((name) => after[name] !== before[name]);
    expect(moved.sort()).toEqual(names.toSorted());
  }

  const before = copy.versions();
  await moveVersions("minor", "@order-webhooks/validator");
  const moved = copy.versions();
  expect(new Set(together.map((name) => moved[name])).size).toBe(1);
  expect(moved.types).not.toBe(before.types);
});

test("a changelog says what changed, with the commit that brought it", async () => {
  await moveVersions("minor", "@order-webhooks/types");
  const hash = (
    await copy.run("git log -1 --format=%h --diff-filter=A -- .changeset/flow.md")
  ).trim();
  const changelog = copy.read("packages/types/CHANGELOG.md");
  expect(changelog).toContain(`## ${copy.versions().types}`);
  expect(changelog).toContain(`${hash}: The minor that this test is about.`);
});

/** Does what a maintainer does: adds a changeset, commits it, lets changesets move the versions, and commits those. */
async function moveVersions(bump: "minor" | "patch", ...names: string[]): Promise<void> {
  await copy.run("git rm --quiet --ignore-unmatch '.changeset/*.md'");
  const bumps = names.map((name) => `"${name}": ${bump}`).join("\n");
  const text = `The ${bump} that this test is about.`;
  copy.write(".changeset/flow.md", `---\n${bumps}\n---\n\n${text}\n`);
  copy.commit(`Add a ${bump} changeset`);
  await copy.run("npm run --silent release:version");
  // What other repositories call runs what is released with it.
  expect(readPin(copy.root)).toMatchObject({ pinned: copy.versions().verify });
  copy.commit("Move the versions");
}

function createConsumer(registry: string) {
  const folder = mkdtempSync(join(tmpdir(), "order-webhooks-consumer-"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const env = { ...registryEnvironment(registry, folder), npm_config_audit: "false" };
  const read = (file: string) =>
    readFileSync(join(folder, "node_modules/@order-webhooks", file), "utf8");
  return {
    read,
    /** The scopes of the installed packages. There is ours alone, because the receiver needs nothing else. */
    scopes: () => readdirSync(join(folder, "node_modules")).filter((name) => !name.startsWith(".")),
    run: (command: string, ...args: readonly string[]) =>
      runCommand(command, args, { cwd: folder, env }),
    installed: (name: string) => JSON.parse(read(`${name}/package.json`)) as { version: string },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
