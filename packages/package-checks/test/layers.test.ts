import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { readWorkspacePackages, repositoryRoot } from "@order-webhooks/release";
import { listRepositoryFiles } from "@order-webhooks/release/copy-repository";
import { describe, expect, test } from "vitest";
import {
  crowdedFolders,
  type Imports,
  layerOf,
  listTypeScript,
  longestChain,
  readImports,
  upwardImports,
} from "../src/layers.ts";

/** The folders and files of each layered package's src, from the lowest, and its longest chain of imports in files. */
const layered = {
  bench: {
    // Five of them are a contender that follows the nesting of the schemas: delivery, campaign, discount, objects.
    longest: 9,
    order: `documents deliveries validators candidates measure handle load sizes contenders postgres
      pact report drawing page arguments.ts benchmarks cli.ts`,
  },
  codegen: {
    longest: 10,
    order: `banner.ts schemas write-files lint emit-readme emit-receiver emit-schemas emit-reference
      emit-types emit-validators generate-command.ts generate.ts index.ts cli.ts`,
  },
  inbox: {
    longest: 13,
    order: `errors.ts durable sqlite sqlite.ts postgres postgres.ts index.ts administration forward
      metrics cli`,
  },
  receiver: {
    longest: 15,
    order: `node-version.ts bytes.ts errors.ts assertions.ts numbers.ts printable.ts permanent-failure.ts background
      inbox inbox-contract inbox-contract.ts signature payload http log options authenticity jobs
      services.ts reports receive worker adapters receiver.ts gen testing.ts example-handlers.ts
      server node.ts web.ts index.ts cli command.ts`,
  },
  verify: {
    longest: 13,
    order: `text json version.ts system-error.ts errors.ts not-run.ts http pact-verifier observation
      schemas plan options payloads receiver diagnosis saved pacts report broker send
      verify-receiver.ts verify-pacts.ts index.ts cli`,
  },
};

/** Folders below test/ that no folder in src has. */
const forTests = ["testing", "faults", "stacks", "pages", "proofs", "receiving"];

/** A folder with more files than this has more than one subject. */
const mostFiles = 20;

describe.each(Object.entries(layered))("packages/%s/src", (name, { longest, order }) => {
  const imports = readImports(join(repositoryRoot, "packages", name, "src"));
  const layers = order.split(/\s+/);

  test("has exactly the listed layers", () => {
    expect([...new Set([...imports.keys()].map(layerOf))].sort()).toEqual(layers.toSorted());
  });

  test("imports nothing from a higher layer", () => {
    expect(upwardImports(imports, layers)).toEqual([]);
  });

  test("has no cycle of imports and no long chain of them", () => {
    const chain = longestChain(imports);
    expect(chain.length, chain.join(" -> ")).toBeLessThanOrEqual(longest);
  });

  test("has its tests in folders of the same names", () => {
    const folders = new Set([...layers, ...forTests]);
    const tests = listTypeScript(join(repositoryRoot, "packages", name, "test"));
    expect(tests.filter((file) => file.includes("/") && !folders.has(layerOf(file)))).toEqual([]);
  });
});

const withoutLayers = readWorkspacePackages()
  .map(({ folder }) => folder)
  .filter((folder) => existsSync(join(repositoryRoot, folder, "src")))
  .filter((folder) => !(basename(folder) in layered));

test.each(withoutLayers)("%s/src, which has no layers, has no cycle of imports", (folder) => {
  expect(longestChain(readImports(join(repositoryRoot, folder, "src")))).not.toEqual([]);
});

test(`no folder of the repository holds more than ${mostFiles} TypeScript files`, () => {
  const files = listRepositoryFiles().filter((file) => /\.m?ts$/.test(file));
  expect(files.length).toBeGreaterThan(0);
  expect(crowdedFolders(files, mostFiles)).toEqual([]);
});

test("an event has at most 40 lines, without the keys that it adds to variants", () => {
  const events = join(repositoryRoot, "schemas/events");
  const long = readdirSync(events).filter((file) => {
    const { $defs: _, ...shared } = JSON.parse(readFileSync(join(events, file), "utf8"));
    return JSON.stringify(shared, null, 2).split("\n").length > 40;
  });
  expect(long).toEqual([]);
});

test("contracts hold at most 500 lines of code", () => {
  const contracts = join(repositoryRoot, "contracts/src");
  const texts = listTypeScript(contracts).map((file) =>
    readFileSync(join(contracts, file), "utf8"),
  );
  expect(texts.join("").split("\n").length - 1).toBeLessThanOrEqual(500);
});

describe("a planted fault is found", () => {
  const planted: Imports = new Map([
    ["low/a.ts", ["low/b.ts"]],
    ["low/b.ts", []],
    ["high/c.ts", ["low/a.ts"]],
  ]);

  test("the longest chain", () => {
    expect(longestChain(planted)).toEqual(["high/c.ts", "low/a.ts", "low/b.ts"]);
  });

  test("a cycle", () => {
    const cycle = new Map([...planted, ["low/b.ts", ["low/a.ts"]]] as const);
    expect(() => longestChain(cycle)).toThrow("cycle: low/a.ts -> low/b.ts -> low/a.ts");
  });

  test("an import from a higher layer", () => {
    const upward = new Map([...planted, ["low/b.ts", ["high/c.ts"]]] as const);
    expect(upwardImports(upward, ["low", "high"])).toEqual(["low/b.ts -> high/c.ts"]);
  });

  test("a folder with too many files", () => {
    expect(crowdedFolders([...planted.keys()], 1)).toEqual(["low: 2"]);
  });
});
