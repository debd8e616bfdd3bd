import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Where the reports stand; every file there is generated. */
export const reportFolder: string = join(import.meta.dirname, "../gen");

/** Reports by their file names. */
export type Reports = ReadonlyMap<string, string>;

/** The files in the folder that are missing, made by nothing, or other than they should be: sorted. */
export async function staleReports(reports: Reports): Promise<readonly string[]> {
  const present = await readdir(reportFolder).catch(() => []);
  const names = [...new Set([...present, ...reports.keys()])].sort();
  const texts = await Promise.all(names.map(readReport));
  return names.filter((name, at) => texts[at] !== reports.get(name));
}

/** Makes the folder hold these reports and nothing else; tells what changed. */
export async function writeReports(reports: Reports): Promise<readonly string[]> {
  const stale = await staleReports(reports);
  await mkdir(reportFolder, { recursive: true });
  for (const name of stale) {
    const text = reports.get(name);
    const file = join(reportFolder, name);
    await (text === undefined ? rm(file) : writeFile(file, text));
  }
  return stale;
}

function readReport(name: string): Promise<string | undefined> {
  return readFile(join(reportFolder, name), "utf8").catch(() => undefined);
}
