import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyWorkspace, type WorkspaceCopy } from "./workspace-copy.ts";

// "Add an event" as CONTRIBUTING describes it, done in a copy of the repository: one schema file and its
// examples, `generate`, and nothing else. The new event is the first one under another name, with keys of
// its own, so that nothing which the events share would do for it.

const minutes = 60_000;
const owned =
  /^(README\.md$|(schemas\/gen|packages\/[^/]+\/src\/gen|packages\/gates\/gen|contracts\/pacts)\/)/;

let copy: WorkspaceCopy;
let added: string;
let ownFiles: readonly string[];

beforeAll(async () => {
  copy = copyWorkspace();
  added = addEvent(copy.root);
  ownFiles = copy.changedFiles();
  await copy.run("generate");
});

afterAll(() => copy?.remove());

test("generate writes to nothing but the folders it owns", () => {
  const stray = copy.changedFiles().filter((file) => !ownFiles.includes(file) && !owned.test(file));
  expect(stray).toEqual([]);
});

test("generate puts the event into every package and contract", () => {
  const reached = copy
    .changedFiles()
    .filter((file) => owned.test(file))
    .map((file) =>
      file
        .split("/")
        .slice(0, file.startsWith("packages/") ? 2 : 1)
        .join("/"),
    );
  expect([...new Set(reached)].sort()).toEqual([
    "README.md",
    "contracts",
    "packages/gates",
    "packages/receiver",
    "packages/types",
    "packages/validator",
    "schemas",
  ]);
});

test("every check and test of every other package passes", { timeout: 40 * minutes }, async () => {
  await copy.run("verify", "--filter=!@order-webhooks/e2e");
});

test("npm start shows the event, accepted in each purpose", async () => {
  const output = await copy.run("demo");
  const rows = output.split("\n").filter((line) => line.includes(added));
  expect(rows.length).toBeGreaterThan(0);
  for (const purpose of readdirSync(join(copy.root, "schemas/examples", added))) {
    const accepted = rows.filter((row) => row.includes(purpose) && row.includes("accepted"));
    expect(accepted, `rows of ${added} ${purpose}`).not.toEqual([]);
  }
});

/** Writes the schema and one example per purpose of an event made from the first one; gives its name. */
function addEvent(root: string): string {
  const folder = join(root, "schemas/events");
  const source = readdirSync(folder).sort()[0] ?? "";
  const event = source.replace(".schema.json", "");
  const name = event.replace(/[^.]+$/, "paid");
  const schema = readFileSync(join(folder, source), "utf8")
    .replaceAll(event, name)
    .replaceAll(pascalCase(event), pascalCase(name));
  writeJson(join(folder, `${name}.schema.json`), withOwnKeys(JSON.parse(schema)));
  for (const purpose of readdirSync(join(root, "schemas/examples", event))) {
    const from = join(root, "schemas/examples", event, purpose);
    const example = JSON.parse(readFileSync(join(from, readdirSync(from).sort()[0] ?? ""), "utf8"));
    const to = join(root, "schemas/examples", name, purpose, "first.json");
    writeJson(to, { ...example, paid_amount: 4250, payment_labels: ["card"] });
  }
  return name;
}

interface EventSchema {
  readonly oneOf: readonly { readonly $ref: string }[];
}

/** The schema with a required key and one that may be null in each purpose, which it extends. */
function withOwnKeys(schema: EventSchema): object {
  const properties = {
    paid_amount: { description: "What was paid, in minor currency units.", type: "integer" },
    payment_labels: {
      description: "How it was paid; null when nobody said.",
      type: ["array", "null"],
      items: { type: "string" },
    },
  };
  const description = "With what was paid.";
  const variants = schema.oneOf.map(({ $ref }) => {
    const own = { type: "object", required: ["paid_amount"], properties };
    return [basename($ref, ".schema.json"), { description, allOf: [{ $ref }], ...own }] as const;
  });
  const oneOf = variants.map(([purpose]) => ({ $ref: `#/$defs/${purpose}` }));
  return { ...schema, oneOf, $defs: Object.fromEntries(variants) };
}

function writeJson(path: string, value: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}

function pascalCase(event: string): string {
  return event.replace(/(?:^|\.)([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}
