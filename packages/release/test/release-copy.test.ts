import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { gatesAfterPacking, gatesBeforePacking } from "../src/gates.ts";
import { repositoryRoot } from "../src/index.ts";
import { temporaryFolder } from "./fixtures.ts";
import { gateScripts, ReleaseCopy } from "./release-copy.ts";

// Copies of the repository are the same on every developer's machine, and none is left behind. Their gates are the gates of
// a release.

test("a developer who signs each commit gets the same copies", async () => {
  const settings = join(enterFolder(), "gitconfig");
  writeFileSync(settings, "[commit]\n\tgpgSign = true\n[gpg]\n\tprogram = false\n");
  vi.stubEnv("GIT_CONFIG_GLOBAL", settings);
  const copy = new ReleaseCopy();
  onTestFinished(() => copy.remove());
  await copy.run("git commit --quiet --allow-empty --message Another");
  expect(await copy.run("git log --format=%s")).toBe("Another\nCopy\n");
});

test("a copy that cannot be made is deleted", () => {
  const folder = enterFolder();
  vi.stubEnv("PATH", "");
  expect(() => new ReleaseCopy()).toThrow("git");
  expect(readdirSync(folder)).toEqual([]);
});

test("the page shows the gates in their order", () => {
  const gates = [...gatesBeforePacking, ...gatesAfterPacking];
  expect(gates.map(({ script }) => script)).toEqual(gateScripts);
  const page = readFileSync(join(repositoryRoot, "docs/publishing.md"), "utf8").replace(/ +/g, " ");
  expect(page).toContain(
    gates.map(({ script, shows }) => `| \`${script}\` | ${shows} |`).join("\n"),
  );
});

/** Makes an empty folder the place of temporary files. */
function enterFolder(): string {
  const folder = temporaryFolder();
  vi.stubEnv("TMPDIR", folder);
  onTestFinished(() => void vi.unstubAllEnvs());
  return folder;
}
