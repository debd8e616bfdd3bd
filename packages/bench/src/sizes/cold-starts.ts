import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { runProgram } from "../measure/run-program.ts";
import type { Bundles } from "./apps.ts";

/** CPU time in nanoseconds from the import of a bundle to its first verdict, by the name of the app. */
export type ColdStarts = ReadonlyMap<string, number>;

/** Starts each bundle once in each round, in a new process, and measures each start. */
export async function measureColdStarts(
  bundles: Bundles,
  delivery: string,
  rounds: number,
): Promise<readonly ColdStarts[]> {
  const folder = await mkdtemp(join(tmpdir(), "order-webhooks-cold-"));
  try {
    const files = await writeBundles(bundles, folder);
    const measured: ColdStarts[] = [];
    while (measured.length < rounds) measured.push(await measureRound(files, delivery));
    return measured;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function writeBundles(
  bundles: Bundles,
  folder: string,
): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const [name, bytes] of bundles) {
    const file = join(folder, `${files.size}.mjs`);
    await writeFile(file, bytes);
    files.set(name, pathToFileURL(file).href);
  }
  return files;
}

const program = join(import.meta.dirname, "cold-start.ts");

async function measureRound(
  files: ReadonlyMap<string, string>,
  delivery: string,
): Promise<ColdStarts> {
  const costs = new Map<string, number>();
  for (const [name, file] of files)
    costs.set(name, await runProgram<number>(program, { file, delivery }));
  return costs;
}
