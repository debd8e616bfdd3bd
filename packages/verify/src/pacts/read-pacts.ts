import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { schemasParticipant } from "../plan/pact-names.ts";
import type { MatrixRow } from "../schemas/variants.ts";
import { codeOf } from "../system-error.ts";
import { toOneLine } from "../text/one-line.ts";
import { decodeUtf8 } from "../text/utf8.ts";
import { type MessagePact, type PactProblem, type ParsedPact, parsePact } from "./parse-pact.ts";

/** Pacts found, and files of a folder that are other providers' affair; or the first problem. */
export type FoundPacts =
  | {
      readonly ok: true;
      readonly pacts: readonly MessagePact[];
      readonly skipped: readonly PactProblem[];
    }
  | { readonly ok: false; readonly problem: PactProblem };

/** A problem as one line that stands alone. */
export function describeProblem({
  file,
  pointer,
  message,
}: Omit<PactProblem, "isForOthers">): string {
  return toOneLine(`${file}${pointer === "" ? "" : `#${pointer}`}: ${message}`);
}

/**
 * Reads pact files, and every `.json` file right inside of each folder. A named file must be a pact with
 * our provider; in a folder, pacts with other providers are skipped.
 */
export async function readPacts(
  paths: readonly string[],
  rows: readonly MatrixRow[],
): Promise<FoundPacts> {
  const pacts: MessagePact[] = [];
  const skipped: PactProblem[] = [];
  for (const path of paths) {
    const listed = await listFiles(path);
    for (const file of listed.files) {
      const parsed = await readPact(file, rows);
      if (parsed.ok) pacts.push(parsed.pact);
      else if (listed.isFolder && parsed.problem.isForOthers) skipped.push(parsed.problem);
      else return parsed;
    }
    if (listed.files.length === 0) return refused(path, "is a folder without a .json file");
  }
  if (pacts.length > 0) return { ok: true, pacts, skipped };
  return refused(paths.join(", "), `has no pact whose provider is ${schemasParticipant}`);
}

/** Reads one pact file. */
async function readPact(file: string, rows: readonly MatrixRow[]): Promise<ParsedPact> {
  const text = await readText(file);
  return typeof text === "string" ? parsePact(text, { file, rows }) : text;
}

async function readText(file: string): Promise<string | (ParsedPact & { ok: false })> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const code = codeOf(error);
    return refused(file, `cannot be read: ${code === "ENOENT" ? "no such file" : code}`);
  }
  try {
    return decodeUtf8(bytes);
  } catch {
    return refused(file, "is not UTF-8, which JSON has to be");
  }
}

async function listFiles(path: string): Promise<{ isFolder: boolean; files: readonly string[] }> {
  if (!(await isFolder(path))) return { isFolder: false, files: [path] };
  const names = (await readdir(path)).filter((name) => name.endsWith(".json")).sort();
  const found = await Promise.all(
    names.map(async (name) => ((await isFolder(join(path, name))) ? [] : [join(path, name)])),
  );
  return { isFolder: true, files: found.flat() };
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() === true;
}

function refused(file: string, message: string): { ok: false; problem: PactProblem } {
  return { ok: false, problem: { file, pointer: "", message, isForOthers: false } };
}
