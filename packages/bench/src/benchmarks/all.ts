import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { observeMachine } from "../page/machine.ts";
import { replaceBetween } from "../page/markers.ts";
import { toPage } from "../page/page.ts";
import { drawCost, drawThroughput } from "../page/pictures.ts";
import { toReadmeTables } from "../page/readme-table.ts";
import type { Reports, WholeRun } from "../page/reports.ts";
import type { Section } from "../page/section.ts";
import type { Length, Outcome } from "./outcome.ts";
import type { Part } from "./part.ts";
import { printProblems } from "./problems.ts";

/** All parts, in the order of the page. */
export type Parts = { readonly [P in keyof Reports]: Part<Reports[P]> };

/** Approximate time in seconds of a brief measurement of each part on two cores. */
const expectedSeconds: { readonly [part: string]: number } = {
  validate: 200,
  sizes: 60,
  receiver: 60,
  inbox: 100,
  postgres: 100,
  pact: 30,
} satisfies { readonly [P in keyof Reports]: number };

/** The settings of a run of all parts. */
export interface RunOfAll {
  /** True for a short run that only shows that everything works. Its figures are noise. */
  readonly isQuick: boolean;
  readonly parts: Parts;
  /** The root of the repository. */
  readonly root?: string;
}

/**
 * Measures all parts, writes the page, the pictures and the README's table, and returns the exit code. If a part
 * fails, nothing is written. A quick run prints the page instead, since its figures are noise.
 */
export async function benchAll({
  isQuick,
  parts,
  root = join(import.meta.dirname, "../../../.."),
}: RunOfAll): Promise<number> {
  // Throws now, and not after minutes, if the README has no place for its tables.
  if (!isQuick) replaceBetween(readReadme(root), "benchmarks", "");
  const outcome = await measureAll(parts, isQuick ? "quick" : "brief");
  if (!outcome.ok) return printProblems(outcome.problems);
  if (isQuick) process.stdout.write(toPage(outcome.report));
  else writeFiles(root, outcome.report);
  return 0;
}

/** Writes the page, the pictures and the README below the root. Makes every text before it writes the first file. */
function writeFiles(root: string, run: WholeRun): void {
  const files = {
    "docs/benchmarks.md": toPage(run),
    "docs/benchmarks/cost.svg": drawCost(run.reports.validate),
    "docs/benchmarks/throughput.svg": drawThroughput(run.reports),
    "README.md": replaceBetween(readReadme(root), "benchmarks", toReadmeTables(run)),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

function readReadme(root: string): string {
  return readFileSync(join(root, "README.md"), "utf8");
}

/** Measures all parts, one after the other. The first one that fails ends the run. */
async function measureAll(parts: Parts, effort: Length): Promise<Outcome<WholeRun>> {
  const endMachine = await observeMachine();
  const start = performance.now();
  // This cast is safe: the type of `Object.keys` does not name the keys.
  const names = Object.keys(parts) as readonly (keyof Reports)[];
  const reports: [string, unknown][] = [];
  const sections: Section[] = [];
  for (const [at, name] of names.entries()) {
    announce(names, at, { effort, seconds: (performance.now() - start) / 1000 });
    const shown = await measureShown(parts, name, effort);
    if (!shown.ok) return shown;
    reports.push([name, shown.report]);
    sections.push(shown.section);
  }
  // This cast is safe: the loop has stored the report of each part under the name of the part.
  const found = Object.fromEntries(reports) as unknown as Reports;
  return { ok: true, report: { machine: endMachine(), reports: found, sections } };
}

type Shown =
  | { readonly ok: true; readonly report: unknown; readonly section: Section }
  | { readonly ok: false; readonly problems: readonly string[] };

async function measureShown<P extends keyof Reports>(
  parts: Parts,
  name: P,
  effort: Length,
): Promise<Shown> {
  const { measure, toSection }: Part<Reports[P]> = parts[name];
  const outcome = await measure({ only: "", effort, million: false });
  const problems = outcome.problems ?? [];
  if (!outcome.ok || problems.length > 0) return { ok: false, problems };
  return { ok: true, report: outcome.report, section: toSection(outcome.report) };
}

/** Time of a run, as a multiple of the time of a brief run. */
const paces = { full: 4, brief: 1, quick: 0.15 } as const satisfies {
  readonly [L in Length]: number;
};

interface Elapsed {
  readonly effort: Length;
  /** The time since the first part began. */
  readonly seconds: number;
}

function announce(parts: readonly string[], at: number, { effort, seconds }: Elapsed): void {
  const expect = (some: readonly string[]) =>
    some.reduce((sum, part) => sum + (expectedSeconds[part] ?? 0), 0);
  // A machine that took longer for the parts so far takes longer for the others, too.
  const pace = at === 0 ? paces[effort] : seconds / expect(parts.slice(0, at));
  const left = pace * expect(parts.slice(at));
  const times = `${toMinutes(seconds)} so far, about ${toMinutes(left)} left`;
  process.stderr.write(`${at + 1} of ${parts.length}: ${parts[at]} (${times})\n`);
}

function toMinutes(seconds: number): string {
  return `${(seconds / 60).toFixed(1)} min`;
}
