import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Reports by their file names. */
export type Reports = ReadonlyMap<string, string>;

/** The files of a folder that are missing, made by nothing, or other than they should be: sorted. */
export async function staleReports(folder: string, reports: Reports): Promise<readonly string[]> {
  const present = await readdir(folder).catch(() => []);
  const names = [...new Set([...present, ...reports.keys()])].sort();
  const texts = await Promise.all(names.map((name) => readReport(folder, name)));
  return names.filter((name, at) => texts[at] !== reports.get(name));
}

/** Makes the folder hold these reports and nothing else; tells what changed. */
export async function writeReports(folder: string, reports: Reports): Promise<readonly string[]> {
  const stale = await staleReports(folder, reports);
  await mkdir(folder, { recursive: true });
  for (const name of stale) {
    const text = reports.get(name);
    const file = join(folder, name);
    await (text === undefined ? rm(file) : writeFile(file, text));
  }
  return stale;
}

function readReport(folder: string, name: string): Promise<string | undefined> {
  return readFile(join(folder, name), "utf8").catch(() => undefined);
}
