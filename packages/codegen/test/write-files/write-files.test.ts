import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkFiles, updateFiles } from "../../src/write-files/command.ts";
import {
  compareFiles,
  type GeneratedFiles,
  writeFiles,
} from "../../src/write-files/write-files.ts";

let root: string;
let generated: GeneratedFiles;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "write-files-"));
  generated = {
    root,
    ownedFolders: ["packages/*/gen", "pacts"],
    files: new Map([
      ["README.md", "shared"],
      ["packages/one/gen/deep/a.md", "a"],
      ["pacts/b.json", "b"],
    ]),
  };
});

afterEach(() => rm(root, { recursive: true }));

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

const none = { stale: [], missing: [], orphaned: [] };

describe("generated files", () => {
  it("are all missing at first, and match after they are written", async () => {
    const missing = ["README.md", "packages/one/gen/deep/a.md", "pacts/b.json"];
    expect(await compareFiles(generated)).toEqual({ ...none, missing });
    expect(await writeFiles(generated)).toEqual({ ...none, missing });
    expect(await compareFiles(generated)).toEqual(none);
    expect(await writeFiles(generated)).toEqual(none);
  });

  it("are corrected if they are stale, missing or orphaned", async () => {
    await writeFiles(generated);
    await put("pacts/b.json", "changed");
    await put("pacts/gone.json", "");
    await put("packages/two/gen/deep/gone.md", "");
    await rm(join(root, "packages/one/gen/deep/a.md"));
    const differences = {
      stale: ["pacts/b.json"],
      missing: ["packages/one/gen/deep/a.md"],
      orphaned: ["packages/two/gen/deep/gone.md", "pacts/gone.json"],
    };
    expect(await compareFiles(generated)).toEqual(differences);
    await writeFiles(generated);
    expect(await compareFiles(generated)).toEqual(none);
    // The author owns the folder of the package.
    expect(await readdir(join(root, "packages/two"))).toEqual([]);
  });

  it("outside of the owned folders are changed only if they are named", async () => {
    await put("packages/one/src/hand-written.ts", "mine");
    await put("docs/mine.md", "mine");
    await writeFiles(generated);
    expect(await readdir(join(root, "docs"))).toEqual(["mine.md"]);
    expect(await readdir(join(root, "packages/one/src"))).toEqual(["hand-written.ts"]);
  });
});

describe("the check", () => {
  it("lists each file that differs and the command to run, and changes nothing", async () => {
    await put("pacts/gone.json", "");
    const { code, text } = await checkFiles(generated);
    expect(code).toBe(1);
    expect(text.split("\n").slice(0, -2)).toEqual([
      "missing  README.md",
      "missing  packages/one/gen/deep/a.md",
      "missing  pacts/b.json",
      "orphaned  pacts/gone.json",
    ]);
    expect(text).toMatch(/got 4 .*npm run generate\.\n$/);
    expect(await readdir(root)).toEqual(["pacts"]);
  });

  it("prints nothing for files that match", async () => {
    await updateFiles(generated);
    expect(await checkFiles(generated)).toEqual({ code: 0, text: "" });
  });
});

describe("the update", () => {
  it("lists each file that it writes or removes, and none the second time", async () => {
    await put("pacts/b.json", "changed");
    await put("pacts/gone.json", "");
    expect(await updateFiles(generated)).toEqual({
      code: 0,
      text: `changed  pacts/b.json
added  README.md
added  packages/one/gen/deep/a.md
removed  pacts/gone.json
3 generated files, 4 written or removed
`,
    });
    const text = "3 generated files, all unchanged\n";
    expect(await updateFiles(generated)).toEqual({ code: 0, text });
  });
});
