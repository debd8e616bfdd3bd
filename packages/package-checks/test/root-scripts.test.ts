import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "@order-webhooks/release";
import { afterAll, describe, expect, test } from "vitest";

// A command that is typed first in a fresh clone brings what it needs, once, and a copy that shares what is
// installed elsewhere installs nothing.

const manifest = JSON.parse(readFileSync(join(repositoryRoot, "package.json"), "utf8"));
const scripts: Readonly<Record<string, string>> = manifest.scripts;

/** Sets up by themselves, each time. */
const settingUp = ["setup", "installed", "start", "test"];
const others = Object.keys(scripts).filter((name) => !settingUp.includes(name));

const folder = mkdtempSync(join(tmpdir(), "order-webhooks-scripts-"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a root script", () => {
  test.each(others)("%s begins with what makes sure that everything is installed", (name) => {
    expect(scripts[name]).toMatch(/^npm run --silent installed && /);
  });

  test("sets up where nothing is installed, and never again", () => {
    const setup = "echo set up && mkdir node_modules && touch node_modules/.modules.yaml";
    const generate = scripts.generate?.replace(/&& node .*/s, "&& echo generated");
    const some = { name: "some", scripts: { ...scripts, setup, generate } };
    writeFileSync(join(folder, "package.json"), JSON.stringify(some));
    const run = () =>
      execFileSync("npm", ["run", "--silent", "generate"], { cwd: folder, encoding: "utf8" });
    expect([run(), run()]).toEqual(["set up\ngenerated\n", "generated\n"]);
  });
});
