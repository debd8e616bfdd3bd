import { constants } from "node:fs";
import { access, stat, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { codeOf } from "./send.ts";

/** The reports that go to files. */
export const reportKinds = ["junit", "json", "markdown"] as const;

/** Which report. */
export type ReportKind = (typeof reportKinds)[number];

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

/** A report that cannot be written is said before the run, not after it. */
export async function problemOfFiles(files: readonly ReportFile[]): Promise<string | undefined> {
  const unnamed = problemOfNames(files);
  if (unnamed !== undefined) return unnamed;
  for (const { kind, path } of files) {
    if (await isFolder(path)) return `--${kind} needs a file, but ${path} is a folder.`;
    try {
      await access(dirname(resolve(path)), constants.W_OK);
    } catch (error) {
      return `--${kind} cannot be written to ${path} (${codeOf(error)}).`;
    }
  }
  return undefined;
}

/** Writes the reports that were asked for; one sentence if one of them could not be written. */
export async function writeReports<R>(
  report: R,
  files: readonly ReportFile[],
  writers: ReportWriters<R>,
): Promise<string | undefined> {
  const problems: string[] = [];
  for (const { kind, path } of files) {
    await writeFile(path, writers[kind](report)).catch((error: unknown) => {
      problems.push(`--${kind} could not be written to ${path} (${codeOf(error)}).`);
    });
  }
  return problems[0];
}

/** An empty name, for example of a variable that is not set, names no file. */
function problemOfNames(files: readonly ReportFile[]): string | undefined {
  const unnamed = files.find(({ path }) => path === "");
  return unnamed && `--${unnamed.kind} needs the name of a file, and got an empty text.`;
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
