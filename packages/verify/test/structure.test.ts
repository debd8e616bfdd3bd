import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

/** The rooms of `src`, from the lowest to the highest: each imports from itself and from lower rooms only. */
const rooms = [
  ...["text", "json", "version.ts", "system-error.ts", "errors.ts", "pact-verifier.ts", "http"],
  ...["schemas", "plan", "payloads", "receiver", "pacts", "report"],
  ...["verify-receiver.ts", "verify-pacts.ts", "index.ts", "cli"],
];

/** The longest chain of imports that a reader has to follow, counted in files. */
const mostLevels = 10;

/** More files than this are more than one subject. */
const mostFiles = 20;

/** The files that each file imports, types included; paths below one folder. */
type Imports = ReadonlyMap<string, readonly string[]>;

const packageFolder = fileURLToPath(new URL("..", import.meta.url));

async function listFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(packageFolder, folder), {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name));
}

async function readImports(): Promise<Imports> {
  const root = join(packageFolder, "src");
  const read = (await listFiles("src")).map(async (file) => {
    const text = await readFile(file, "utf8");
    const paths = [...text.matchAll(/\b(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)];
    const imported = paths.map(([, path = ""]) => relative(root, join(dirname(file), path)));
    return [relative(root, file), imported] as const;
  });
  return new Map(await Promise.all(read));
}

/** The chain of imports that is longest, or the first one found that ends where it began. */
function longestChain(imports: Imports): readonly string[] {
  const known = new Map<string, readonly string[]>();
  const chainFrom = (file: string, above: readonly string[]): readonly string[] => {
    if (above.includes(file)) throw new Error(`cycle: ${[...above, file].join(" -> ")}`);
    const chains = (imports.get(file) ?? []).map(
      (one) => known.get(one) ?? chainFrom(one, [...above, file]),
    );
    const chain = [file, ...longestOf(chains)];
    known.set(file, chain);
    return chain;
  };
  return longestOf([...imports.keys()].map((file) => chainFrom(file, [])));
}

function longestOf(chains: readonly (readonly string[])[]): readonly string[] {
  return chains.reduce((longest, one) => (one.length > longest.length ? one : longest), []);
}

/** Imports of a room above the importing one, as `file -> file`. */
function upwardImports(imports: Imports, order: readonly string[]): readonly string[] {
  const floorOf = (file: string): number => order.indexOf(file.split("/")[0] ?? "");
  return [...imports].flatMap(([file, imported]) =>
    imported.filter((one) => floorOf(one) > floorOf(file)).map((one) => `${file} -> ${one}`),
  );
}

const imports = await readImports();

test("every file is in a room of the order, and every room of the order has a file", () => {
  const found = new Set([...imports.keys()].map((file) => file.split("/")[0]));
  expect([...found].sort()).toEqual([...rooms].sort());
});

test("every import is of a file that is there", () => {
  const missing = [...imports.values()].flat().filter((file) => !imports.has(file));
  expect(missing).toEqual([]);
});

test("no room imports a room above it", () => {
  expect(upwardImports(imports, rooms)).toEqual([]);
});

test(`no imports go in a circle, and no chain of them has more than ${mostLevels} files`, () => {
  const chain = longestChain(imports);
  expect(chain.length, chain.join(" -> ")).toBeLessThanOrEqual(mostLevels);
});

test.each(["src", "test"])(
  `no folder of %s has more than ${mostFiles} TypeScript files`,
  async (folder) => {
    const folders = (await listFiles(folder)).map(dirname);
    const full = folders.filter((one) => folders.filter((it) => it === one).length > mostFiles);
    expect([...new Set(full)]).toEqual([]);
  },
);

describe("what is measured shows", () => {
  const planted: Imports = new Map([
    ["low/a.ts", ["low/b.ts"]],
    ["low/b.ts", []],
    ["high/c.ts", ["low/a.ts"]],
  ]);

  test("the longest chain", () => {
    expect(longestChain(planted)).toEqual(["high/c.ts", "low/a.ts", "low/b.ts"]);
  });

  test("a circle", () => {
    const circle = new Map([...planted, ["low/b.ts", ["low/a.ts"]]] as const);
    expect(() => longestChain(circle)).toThrow("cycle: low/a.ts -> low/b.ts -> low/a.ts");
  });

  test("an import of a room above", () => {
    const upward = new Map([...planted, ["low/b.ts", ["high/c.ts"]]] as const);
    expect(upwardImports(upward, ["low", "high"])).toEqual(["low/b.ts -> high/c.ts"]);
  });
});
