import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { benchAll, type Parts } from "../src/benchmarks/all.ts";
import type { Outcome } from "../src/benchmarks/outcome.ts";
import { toInboxSection } from "../src/page/inbox-section.ts";
import { toPactSection } from "../src/page/pact-section.ts";
import { toPostgresSection } from "../src/page/postgres-section.ts";
import { toReceiverSection } from "../src/page/receiver-section.ts";
import { toSizesSection } from "../src/page/sizes-section.ts";
import { toValidateSection } from "../src/page/validate-section.ts";
import { reports } from "./page/fixed-run.ts";

const readme = "# Title\n\n<!-- benchmarks:start -->\n<!-- benchmarks:end -->\n\n## More\n";

let root = "";
let stderr = "";
let stdout = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "order-webhooks-bench-"));
  writeFileSync(join(root, "README.md"), readme);
  [stderr, stdout] = ["", ""];
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    stderr += text;
    return true;
  });
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    stdout += text;
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true, force: true });
});

test("a run of all parts says how far it is, and writes the page, the pictures and the README", async () => {
  expect(await benchAll({ isQuick: false, root, parts: toParts() })).toBe(0);
  expect(stdout).toBe("");
  expect(stderr.trimEnd().split("\n")).toEqual(
    ["validate", "sizes", "receiver", "inbox", "postgres", "pact"].map((part, at) =>
      expect.stringMatching(
        new RegExp(`^${at + 1} of 6: ${part} \\(0\\.0 min so far, about \\d+\\.\\d min left\\)$`),
      ),
    ),
  );
  expect(stderr).toContain("1 of 6: validate (0.0 min so far, about 9.2 min left)");
  expect(readdirSync(root).sort()).toEqual(["README.md", "docs"]);
  expect(readdirSync(join(root, "docs")).sort()).toEqual(["benchmarks", "benchmarks.md"]);
  expect(readdirSync(join(root, "docs/benchmarks")).sort()).toEqual(["cost.svg", "throughput.svg"]);
  expect(readFileSync(join(root, "README.md"), "utf8")).toMatch(
    /^# Title\n\n<!-- benchmarks:start -->\n\nMeasured on (.|\n)*\n\n<!-- benchmarks:end -->\n\n## More\n$/,
  );
});

test("a quick run prints the page and writes nothing", async () => {
  expect(await benchAll({ isQuick: true, root, parts: toParts() })).toBe(0);
  expect(stdout).toContain("# Benchmarks");
  expectNothingWritten();
});

test.each([
  ["measures nothing", { ok: false, problems: ["a reason"] }],
  ["has wrong counts", { ok: true, report: reports.receiver, problems: ["a reason"] }],
] as const)("a part that %s ends the run, which writes nothing", async (_name, receiver) => {
  expect(await benchAll({ isQuick: false, root, parts: toParts(receiver) })).toBe(1);
  expect(stderr).toMatch(/\n3 of 6: receiver .*\na reason\n$/);
  expectNothingWritten();
});

test("a README without a place for the tables is found before anything is measured", async () => {
  cpSync(join(import.meta.dirname, "../package.json"), join(root, "README.md"));
  const run = benchAll({ isQuick: false, root, parts: toParts() });
  await expect(run).rejects.toThrow("<!-- benchmarks:start -->");
  expect(stderr).toBe("");
  expect(readdirSync(root)).toEqual(["README.md"]);
});

function expectNothingWritten(): void {
  expect(readdirSync(root)).toEqual(["README.md"]);
  expect(readFileSync(join(root, "README.md"), "utf8")).toBe(readme);
}

function toParts(receiver?: Outcome<typeof reports.receiver>): Parts {
  const good =
    <R>(report: R) =>
    async () =>
      ({ ok: true, report }) as const;
  return {
    validate: { measure: good(reports.validate), toSection: toValidateSection },
    sizes: { measure: good(reports.sizes), toSection: toSizesSection },
    receiver: {
      measure: async () => receiver ?? { ok: true, report: reports.receiver },
      toSection: toReceiverSection,
    },
    inbox: { measure: good(reports.inbox), toSection: toInboxSection },
    postgres: { measure: good(reports.postgres), toSection: toPostgresSection },
    pact: { measure: good(reports.pact), toSection: toPactSection },
  };
}
