import { readWorkspacePackages } from "@order-webhooks/release";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AddedEvent, addEvent } from "./added-event.ts";
import { copyWorkspace, type WorkspaceCopy } from "./workspace-copy.ts";

// "Add an event" as CONTRIBUTING describes it, in a copy of the repository: one schema file, its examples, `generate`, and
// nothing else. Then whatever depends on events runs there; third-event.long.ts runs the rest, and decisions.md says why.

/** The folders that `generate` owns. */
const owned =
  /^(schemas\/gen|packages\/[^/]+\/src\/gen|packages\/package-checks\/gen|contracts\/pacts)\//;
/** The page in which `generate` lists the events. */
const eventList = "README.md";

/** The packages whose code, types or contracts come from the events, without tests that no event changes. */
const dependent: readonly { readonly folder: string; readonly without: readonly string[] }[] = [
  // The command runs as `generate`, and as a part of `check`.
  { folder: "packages/codegen", without: ["test/cli.test.ts"] },
  { folder: "packages/types", without: [] },
  { folder: "packages/validator", without: [] },
  { folder: "packages/receiver", without: [] },
  // The example consumer names its own event.
  { folder: "contracts", without: ["test/foreign-consumer.test.ts"] },
];

/** The other packages with tests. All of those run in the copy of third-event.long.ts. */
const elsewhere = [
  "bench",
  "demo",
  "inbox",
  "verify",
  "package-checks",
  "release",
  "consumers",
].map((name) => `packages/${name}`);

let copy: WorkspaceCopy;
let added: AddedEvent;
let ownFiles: readonly string[];

beforeAll(async () => {
  copy = copyWorkspace();
  added = addEvent(copy.root);
  ownFiles = copy.changedFiles();
  await copy.run("generate");
});

afterAll(() => copy?.remove());

test("generate writes to nothing but the files it owns", () => {
  const others = copy.changedFiles().filter((file) => !ownFiles.includes(file));
  expect(others.filter((file) => !owned.test(file) && file !== eventList)).toEqual([]);
});

test("generate puts the event into every package and contract", () => {
  const reached = copy.changedFiles().filter((file) => owned.test(file));
  const folders = reached.map((file) => /^(packages\/)?[^/]+/.exec(file)?.[0]);
  expect([...new Set(folders)].sort()).toEqual([
    "contracts",
    "packages/package-checks",
    "packages/receiver",
    "packages/types",
    "packages/validator",
    "schemas",
  ]);
  expect(copy.changedFiles()).toContain(eventList);
});

test("every package with tests runs here, or is listed as running elsewhere", () => {
  const tested = readWorkspacePackages()
    .filter(({ manifest: { scripts = {} } }) => "test" in Object(scripts))
    .map(({ folder }) => folder);
  const listed = [...dependent.map(({ folder }) => folder), ...elsewhere];
  expect(tested.toSorted()).toEqual(listed.toSorted());
});

// What has been generated is only read here, so two programs run at once (vitest.config.ts).
describe.concurrent("with the event", () => {
  test("lint, freshness of generated files and types hold where events are", async () => {
    const folders = [...dependent.map(({ folder }) => folder), "packages/verify"];
    await copy.run("check", ...folders.map((folder) => `--filter=./${folder}`));
  });

  test.each(dependent)(
    "the tests of $folder pass, without $without",
    async ({ folder, without }) => {
      await copy.runIn(folder, "test", ...without.map((file) => `--exclude=${file}`));
    },
  );

  // Payloads of the event are generated, a thousand a variant, by the tests of contracts.
  test("the verification probes the event", async () => {
    await copy.runIn("packages/verify", "test", "test/receiver/probes.test.ts");
  });

  test("npm start verifies the receiver with the event, accepted in each purpose", async () => {
    const output = await copy.run("demo");
    const rows = output.split("\n").filter((line) => line.includes(added.type));
    for (const purpose of added.purposes) {
      const accepted = rows.filter((row) => row.includes(purpose) && row.includes("accepted"));
      // One row among the examples, at least one in the contract, each in both forms.
      expect(accepted.length, `rows of ${added.type} ${purpose}`).toBeGreaterThanOrEqual(4);
    }
  });
});
