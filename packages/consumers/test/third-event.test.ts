import { readWorkspacePackages } from "@order-webhooks/release";
import type { ReceiverReport } from "@order-webhooks/verify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AddedEvent, addEvent } from "./added-event.ts";
import { copyWorkspace, type WorkspaceCopy } from "./workspace-copy.ts";

// Adds an event as CONTRIBUTING describes it, to a copy of the repository: one schema file, its examples, and `generate`.
// The packages that depend on events are tested there. third-event.long.ts tests the others. decisions.md gives the reason.

/** Folders that `generate` owns. */
const owned =
  /^(schemas\/gen|packages\/[^/]+\/src\/gen|packages\/package-checks\/gen|contracts\/pacts)\//;
/** Page in which `generate` lists the events. */
const eventList = "README.md";

/** Packages whose code, types or contracts come from the events, without tests that no event changes. */
const dependent: readonly { readonly folder: string; readonly without: readonly string[] }[] = [
  // `generate` and `check` run the command.
  { folder: "packages/codegen", without: ["test/cli.test.ts"] },
  { folder: "packages/types", without: [] },
  { folder: "packages/validator", without: [] },
  { folder: "packages/receiver", without: [] },
  // The example consumer names its own event.
  { folder: "contracts", without: ["test/foreign-consumer.test.ts"] },
];

/** The other packages with tests. third-event.long.ts runs them in its copy. */
const elsewhere = [
  "bench",
  "command-line",
  "consumers",
  "demo",
  "inbox",
  "package-checks",
  "release",
  "verify",
];

/** Output of `npm start -- --json`. */
interface Printed {
  readonly rows: readonly { readonly [key: string]: unknown }[];
  readonly report: ReceiverReport;
}

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
  const listed = [
    ...dependent.map(({ folder }) => folder),
    ...elsewhere.map((name) => `packages/${name}`),
  ];
  expect(tested.toSorted()).toEqual(listed.toSorted());
});

// These tests only read the generated files, so two programs run at once (vitest.config.ts).
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

  // The tests of contracts generate a thousand payloads of each variant of the event.
  test("the verification probes the event", async () => {
    await copy.runIn("packages/verify", "test", "test/receiver/probes.test.ts");
  });

  test("npm start delivers the event, and verifies the receiver with it", async () => {
    const { rows, report }: Printed = JSON.parse(await copy.run("demo", "--json"));
    const { type, purposes } = added;
    const accepted = rows.filter((row) => row.event === type && row.outcome === "accepted");
    const delivered = accepted.map(({ purpose, form }) => `${purpose} ${form}`);
    const verified = report.matrix.filter(({ event }) => event === type);
    for (const purpose of purposes) {
      expect(delivered).toContain(`${purpose} envelope`);
      expect(delivered).toContain(`${purpose} raw`);
      const cell = verified.find((one) => one.purpose === purpose);
      expect(cell?.forms).toEqual({ envelope: "accepted", raw: "accepted" });
    }
  });
});
