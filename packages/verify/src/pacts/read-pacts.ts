import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { VerifyError } from "../errors.ts";
import { schemasParticipant } from "../plan/pact-names.ts";
import type { MatrixRow } from "../schemas/variants.ts";
import { codeOf } from "../system-error.ts";
import { toOneLine } from "../text/one-line.ts";
import { showPath } from "../text/show-url.ts";
import { decodeUtf8 } from "../text/utf8.ts";
import { type MessagePact, parsePact } from "./parse-pact.ts";
import { invalid, mostOfFile, quoteJson } from "./place.ts";

/** Pacts to verify, and the files in a folder whose pacts have another provider. */
export interface FoundPacts {
  readonly pacts: readonly MessagePact[];
  readonly skipped: readonly SkippedPact[];
}

/** File with a pact for another provider. */
export interface SkippedPact {
  readonly file: string;
  readonly message: string;
}

/** Text of a pact from any source. */
export interface PactDocument {
  /** Name in messages and in the report: a path, or a URL without credentials. */
  readonly file: string;
  readonly text: string;
  /** True if a pact with another provider is skipped. Default: it is an error. */
  readonly mayBeForeign?: boolean;
}

/**
 * Reads pact files, and every `.json` file directly in each folder. In a folder, it skips pacts
 * with other providers. It throws if any other file is no pact with the provider of the schemas.
 */
export async function readPacts(
  paths: readonly string[],
  rows: readonly MatrixRow[],
): Promise<FoundPacts> {
  const documents: PactDocument[] = [];
  for (const path of paths) documents.push(...(await readDocuments(path)));
  const found = parseDocuments(documents, rows);
  if (found.pacts.length > 0) return found;
  throw new VerifyError("pact_missing", {
    place: toOneLine(paths.map(showPath).join(", "), mostOfFile),
    expected: `a pact whose provider is ${schemasParticipant}`,
    found: "none",
    fix: "Name this provider in the consumer's test, and run the test first.",
  });
}

/**
 * Parses pacts that were read. Throws at the first one that cannot be verified. Returns none for no
 * documents.
 */
export function parseDocuments(
  documents: readonly PactDocument[],
  rows: readonly MatrixRow[],
): FoundPacts {
  const pacts: MessagePact[] = [];
  const skipped: SkippedPact[] = [];
  for (const { file, text, mayBeForeign = false } of documents) {
    const parsed = parsePact(text, { file, rows });
    if (parsed.isOurs) pacts.push(parsed.pact);
    else if (mayBeForeign) skipped.push({ file, message: describeSkipped(parsed.provider) });
    else throw notOurs(file, parsed.provider);
  }
  return { pacts, skipped };
}

async function readDocuments(path: string): Promise<readonly PactDocument[]> {
  const { files, isFolder } = await listFiles(path);
  const documents: PactDocument[] = [];
  for (const file of files) {
    documents.push({ file, text: await readText(file), mayBeForeign: isFolder });
  }
  return documents;
}

function describeSkipped(provider: string): string {
  return `expected the provider ${schemasParticipant}, got ${quoteJson(provider)}`;
}

function notOurs(file: string, provider: string): VerifyError {
  return invalid(
    { file, steps: ["provider", "name"] },
    {
      expected: `the provider "${schemasParticipant}"`,
      found: quoteJson(provider),
      fix: "Use another file, or name this provider in the consumer's test.",
    },
  );
}

async function readText(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw unreadable(file, "a file", error);
  });
  try {
    return decodeUtf8(bytes);
  } catch {
    throw new VerifyError("pact_unreadable", {
      place: toOneLine(file, mostOfFile),
      expected: "UTF-8",
      found: "other bytes",
      fix: "Save the file as UTF-8.",
    });
  }
}

function unreadable(path: string, kind: "a file" | "a folder", cause: unknown): VerifyError {
  const place = toOneLine(showPath(path), mostOfFile);
  const code = codeOf(cause);
  const expected = `${kind} that can be read`;
  return code === "ENOENT"
    ? new VerifyError("pact_missing", {
        ...{ place, expected, found: "none", cause },
        fix: "Correct the path, or run the consumer's tests first.",
      })
    : new VerifyError("pact_unreadable", {
        ...{ place, expected, found: code, cause },
        fix: "Change its permissions, or use another path.",
      });
}

async function listFiles(path: string): Promise<{ isFolder: boolean; files: readonly string[] }> {
  if (!(await isFolder(path))) return { isFolder: false, files: [path] };
  const names = (await listFolder(path)).filter((name) => name.endsWith(".json")).sort();
  const found = await Promise.all(
    names.map(async (name) => ((await isFolder(join(path, name))) ? [] : [join(path, name)])),
  );
  const files = found.flat();
  if (files.length > 0) return { isFolder: true, files };
  throw new VerifyError("pact_missing", {
    place: toOneLine(path, mostOfFile),
    expected: "a .json file in this folder",
    found: "none",
    fix: "Use the folder that the consumer's tests write pacts to.",
  });
}

function listFolder(path: string): Promise<readonly string[]> {
  return readdir(path).catch((error: unknown) => {
    throw unreadable(path, "a folder", error);
  });
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() === true;
}
