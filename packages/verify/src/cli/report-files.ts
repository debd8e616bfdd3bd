import { constants, type Stats } from "node:fs";
import { access, mkdir, stat, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { codeOf } from "../system-error.ts";

/** The reports that go to files. */
export const reportKinds = ["junit", "json", "markdown"] as const;

/** Which report. */
export type ReportKind = (typeof reportKinds)[number];

/** The options of a command line that ask for reports. */
export const reportOptions = {
  junit: { type: "string" },
  json: { type: "string" },
  markdown: { type: "string" },
} as const;

/** A report that was asked for, and where it goes. */
export interface ReportFile {
  readonly kind: ReportKind;
  readonly path: string;
}

/** How each kind of report is written. */
export type ReportWriters<R> = { readonly [K in ReportKind]: (report: R) => string };

/** The files among the values of a command line. */
export function toReportFiles(values: { readonly [K in ReportKind]?: string }): ReportFile[] {
  return reportKinds.flatMap((kind) => {
    const path = values[kind];
    return path === undefined ? [] : [{ kind, path }];
  });
}

/** A report that cannot be written is said before the run, not after it; nothing is made yet. */
export async function problemOfFiles(files: readonly ReportFile[]): Promise<string | undefined> {
  const unclear = problemOfNames(files);
  if (unclear !== undefined) return unclear;
  const problems = await Promise.all(files.map(problemOfFile));
  return problems.find((problem) => problem !== undefined);
}

/** Writes the reports that were asked for, in folders that are made; one sentence if one could not be written. */
export async function writeReports<R>(
  report: R,
  files: readonly ReportFile[],
  writers: ReportWriters<R>,
): Promise<string | undefined> {
  const problems: string[] = [];
  for (const { kind, path } of files) {
    await writeInFolder(path, writers[kind](report)).catch((error: unknown) => {
      problems.push(`--${kind} could not be written to ${path} (${codeOf(error)}).`);
    });
  }
  return problems[0];
}

async function writeInFolder(path: string, text: string): Promise<void> {
  await mkdir(dirname(resolve(path)), { recursive: true });
  await writeFile(path, text);
}

function problemOfNames(files: readonly ReportFile[]): string | undefined {
  // An empty name, for example of a variable that is not set, names no file.
  const unnamed = files.find(({ path }) => path === "");
  if (unnamed !== undefined)
    return `--${unnamed.kind} needs the name of a file, and got an empty text.`;
  const paths = files.map(({ path }) => resolve(path));
  const [one, other] = files.filter(
    (_, at) => paths.indexOf(paths[at] ?? "") !== paths.lastIndexOf(paths[at] ?? ""),
  );
  return (
    one && other && `--${one.kind} and --${other.kind} need a file each, not both ${one.path}.`
  );
}

async function problemOfFile({ kind, path }: ReportFile): Promise<string | undefined> {
  const found = await statOf(path);
  if (found?.isDirectory() === true || /[/\\]$/.test(path))
    return `--${kind} needs a file, but ${path} is a folder.`;
  const place = found === undefined ? await nearestOf(dirname(resolve(path))) : resolve(path);
  if (found === undefined && (await statOf(place))?.isDirectory() !== true)
    return `--${kind} cannot be written to ${path}: ${place} is no folder.`;
  return access(place, constants.W_OK).then(
    () => undefined,
    (error) => `--${kind} cannot be written to ${path} (${codeOf(error)}).`,
  );
}

/** The path itself or the nearest one above it that is there. */
async function nearestOf(path: string): Promise<string> {
  const above = dirname(path);
  const isThere = (await statOf(path)) !== undefined;
  return isThere || above === path ? path : nearestOf(above);
}

function statOf(path: string): Promise<Stats | undefined> {
  return stat(path).catch(() => undefined);
}
