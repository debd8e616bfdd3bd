import { join } from "node:path";
import { parseArgs } from "node:util";
import { packPublished } from "./published.ts";
import { reportFileOf, reportOn } from "./report.ts";
import { type Reports, staleReports, writeReports } from "./report-files.ts";

// Writes the report of each published package, or with --check says which is not what is built now.

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
const folder = join(import.meta.dirname, "../gen");
const reports = await makeReports();

if (values.check) check(await staleReports(folder, reports));
else tell(await writeReports(folder, reports));

async function makeReports(): Promise<Reports> {
  const published = await packPublished();
  const texts = await Promise.all(published.map(reportOn));
  return new Map(published.map((each, at) => [reportFileOf(each), texts[at] ?? ""]));
}

function check(stale: readonly string[]): void {
  if (stale.length === 0) return;
  const lines = stale.map((name) => `stale  packages/gates/gen/${name}`);
  process.stderr.write(
    `${lines.join("\n")}\nNot what the packages offer their users now. To mend: pnpm generate, and look at the diff.\n`,
  );
  process.exitCode = 1;
}

function tell(changed: readonly string[]): void {
  const lines = changed.map((name) => `changed  packages/gates/gen/${name}\n`);
  const result = changed.length === 0 ? "all as they were" : `${changed.length} changed`;
  process.stdout.write(`${lines.join("")}${reports.size} reports of packages, ${result}\n`);
}
