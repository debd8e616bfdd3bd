import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { gatesAfterPacking, gatesBeforePacking } from "../src/gates.ts";
import { repositoryRoot } from "../src/index.ts";
import { copyForRelease, gateScripts } from "./release-copy.ts";

// Copies of the repository are the same on every developer's machine, and none is left behind. Their gates are those of a release.

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "order-webhooks-home-"));
  return () => {
    vi.unstubAllEnvs();
    rmSync(home, { recursive: true, force: true });
  };
});

test("a developer who signs each commit gets copies all the same", async () => {
  const settings = join(home, "gitconfig");
  writeFileSync(settings, "[commit]\n\tgpgSign = true\n[gpg]\n\tprogram = false\n");
  vi.stubEnv("GIT_CONFIG_GLOBAL", settings);
  const copy = copyForRelease();
  try {
    await copy.run("git commit --quiet --allow-empty --message Another");
    expect(await copy.run("git log --format=%s")).toBe("Another\nCopy\n");
  } finally {
    copy.remove();
  }
});

test("a copy that could not be made is taken away", () => {
  vi.stubEnv("TMPDIR", home);
  vi.stubEnv("PATH", "");
  expect(() => copyForRelease()).toThrow("git");
  expect(readdirSync(home)).toEqual([]);
});

test("the gates stand in the order of the table that the page shows", () => {
  const gates = [...gatesBeforePacking, ...gatesAfterPacking];
  expect(gates.map(({ script }) => script)).toEqual(gateScripts);
  const page = readFileSync(join(repositoryRoot, "docs/publishing.md"), "utf8").replace(/ +/g, " ");
  for (const { script, shows } of gates) expect(page).toContain(`| \`${script}\` | ${shows} |`);
});
