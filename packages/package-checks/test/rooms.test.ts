import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { readWorkspacePackages, repositoryRoot } from "@order-webhooks/release";
import { listRepositoryFiles } from "@order-webhooks/release/copy-repository";
import { describe, expect, test } from "vitest";
import {
  crowdedFolders,
  type Imports,
  listTypeScript,
  longestChain,
  readImports,
  roomOf,
  upwardImports,
} from "../src/rooms.ts";

/** The rooms of each package with several, from the lowest: each imports itself and lower rooms only. */
const houses: Readonly<Record<string, readonly string[]>> = {
  bench: [
    ...["documents", "deliveries", "candidates", "measure", "handle", "load", "sizes"],
    ...["contenders", "postgres", "report"],
    ...["arguments.ts", "benchmarks", "cli.ts"],
  ],
  codegen: [
    ...["banner.ts", "schemas", "write-files", "lint"],
    ...["emit-readme", "emit-receiver", "emit-schemas", "emit-reference", "emit-types"],
    "emit-validators",
    ...["generate-command.ts", "generate.ts", "index.ts", "cli.ts"],
  ],
  inbox: [
    ...["errors.ts", "durable", "sqlite", "sqlite.ts", "postgres", "postgres.ts", "index.ts"],
    ...["administration", "forward", "metrics", "cli"],
  ],
  receiver: [
    ...[
      "bytes.ts",
      "errors.ts",
      "assertions.ts",
      "numbers.ts",
      "printable.ts",
      "permanent-failure.ts",
      "background",
      "inbox",
      "inbox-contract",
      "inbox-contract.ts",
    ],
    ...["signature", "payload", "http", "log", "options", "authenticity", "jobs", "services.ts"],
    ...["reports", "receive", "worker", "adapters"],
    ...["receiver.ts", "gen", "testing.ts", "example-handlers.ts", "server"],
    ...["node.ts", "web.ts", "index.ts", "cli", "command.ts"],
  ],
  verify: [
    ...["text", "json", "version.ts", "system-error.ts", "errors.ts", "not-run.ts"],
    ...["http", "pact-verifier", "observation", "schemas", "plan", "options", "payloads"],
    ...["receiver", "diagnosis", "saved", "pacts", "report"],
    ...["broker", "send"],
    ...["verify-receiver.ts", "verify-pacts.ts", "index.ts", "cli"],
  ],
};

/** The longest chain of imports that a reader has to follow, in files. */
const mostLevels: Readonly<Record<string, number>> = {
  bench: 8,
  codegen: 10,
  inbox: 14,
  receiver: 15,
  verify: 13,
};

/** A folder with more files than this has more than one subject. */
const mostFiles = 20;

describe.each(Object.entries(houses))("packages/%s/src", (name, order) => {
  const imports = readImports(join(repositoryRoot, "packages", name, "src"));

  test("has the rooms that are listed, and no other", () => {
    expect([...new Set([...imports.keys()].map(roomOf))].sort()).toEqual([...order].sort());
  });

  test("imports nothing from a room above", () => {
    expect(upwardImports(imports, order)).toEqual([]);
  });

  test("has no circle of imports, and no long chain of them", () => {
    const chain = longestChain(imports);
    expect(chain.length, chain.join(" -> ")).toBeLessThanOrEqual(mostLevels[name] ?? 0);
  });

  test("has its tests in rooms of the same names", () => {
    const rooms = new Set([
      ...order,
      "testing",
      "faults",
      "stacks",
      "pages",
      "proofs",
      "receiving",
    ]);
    const tests = listTypeScript(join(repositoryRoot, "packages", name, "test"));
    expect(tests.filter((file) => file.includes("/") && !rooms.has(roomOf(file)))).toEqual([]);
  });
});

const withoutRooms = readWorkspacePackages()
  .map(({ folder }) => folder)
  .filter((folder) => existsSync(join(repositoryRoot, folder, "src")))
  .filter((folder) => !(basename(folder) in houses));

test.each(withoutRooms)("%s/src, which has no rooms, has no circle of imports", (folder) => {
  const imports = readImports(join(repositoryRoot, folder, "src"));
  expect(longestChain(imports)).not.toEqual([]);
});

test(`no folder of the repository holds more than ${mostFiles} TypeScript files`, () => {
  const files = listRepositoryFiles().filter((file) => /\.m?ts$/.test(file));
  expect(files.length).toBeGreaterThan(0);
  expect(crowdedFolders(files, mostFiles)).toEqual([]);
});

test("an event is a short file, and contracts hold little code", () => {
  const events = join(repositoryRoot, "schemas/events");
  const long = readdirSync(events).filter((file) => sharedLinesOf(join(events, file)) > 40);
  expect(long).toEqual([]);
  const contracts = join(repositoryRoot, "contracts/src");
  const lines = listTypeScript(contracts).map((file) => linesOf(join(contracts, file)));
  expect(lines.reduce((sum, one) => sum + one)).toBeLessThanOrEqual(500);
});

/** Counts the lines of an event's schema, without the variants to which it adds keys of its own. */
function sharedLinesOf(file: string): number {
  const { $defs: _, ...shared } = JSON.parse(readFileSync(file, "utf8"));
  return JSON.stringify(shared, null, 2).split("\n").length;
}

function linesOf(file: string): number {
  return readFileSync(file, "utf8").split("\n").length - 1;
}

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

  test("a folder with too many files", () => {
    expect(crowdedFolders([...planted.keys()], 1)).toEqual(["low: 2"]);
  });
});
