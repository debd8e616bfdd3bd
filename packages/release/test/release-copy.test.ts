import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { copyForRelease } from "./release-copy.ts";

// Copies of the repository are the same on every developer's machine, and none is left behind.

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
