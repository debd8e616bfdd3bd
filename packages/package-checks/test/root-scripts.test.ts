import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "@order-webhooks/release";
import { afterAll, describe, expect, test } from "vitest";

// Each root script works in a fresh clone: it installs the dependencies if none are installed.

const manifest = JSON.parse(readFileSync(join(repositoryRoot, "package.json"), "utf8"));
const scripts: Readonly<Record<string, string>> = manifest.scripts;

/** Scripts that install the dependencies each time. */
const settingUp = ["setup", "installed", "start", "test"];
const others = Object.keys(scripts).filter((name) => !settingUp.includes(name));

const folder = mkdtempSync(join(tmpdir(), "order-webhooks-scripts-"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a root script", () => {
  test.each(others)("%s first makes sure that the dependencies are installed", (name) => {
    expect(scripts[name]).toMatch(/^npm run --silent installed && /);
  });

  test("installs if nothing is installed, and not again", () => {
    const setup = "echo set up && mkdir node_modules && touch node_modules/.modules.yaml";
    const generate = scripts.generate?.replace(/&& node .*/s, "&& echo generated");
    const some = { name: "some", scripts: { ...scripts, setup, generate } };
    writeFileSync(join(folder, "package.json"), JSON.stringify(some));
    const run = () =>
      execFileSync("npm", ["run", "--silent", "generate"], { cwd: folder, encoding: "utf8" });
    expect([run(), run()]).toEqual(["set up\ngenerated\n", "generated\n"]);
  });
});
