import { constants } from "node:fs";
import { access, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { VerifyError } from "../errors.ts";
import { codeOf } from "../system-error.ts";
import { makeFolder, nearestOf, quotePath, statOf } from "../text/paths.ts";

/** Kinds of reports that are written to files. */
export const reportKinds = ["junit", "json", "markdown"] as const;

/** Kind of report. */
export type ReportKind = (typeof reportKinds)[number];

/** Report options of the command line. */
export const reportOptions = {
  junit: { type: "string" },
  json: { type: "string" },
  markdown: { type: "string" },
} as const;

/** Requested report with its file. */
export interface ReportFile {
  readonly kind: ReportKind;
  readonly path: string;
}

/** Writers for each kind of report. */
export type ReportWriters<R> = { readonly [K in ReportKind]: (report: R) => string };

/** Returns the report files of a command line. */
export function toReportFiles(values: { readonly [K in ReportKind]?: string }): ReportFile[] {
  return reportKinds.flatMap((kind) => {
    const path = values[kind];
    return path === undefined ? [] : [{ kind, path }];
  });
}

/** Throws if a report cannot be written. Runs before the verification, and creates nothing. */
export async function assertWritable(files: readonly ReportFile[]): Promise<void> {
  assertNames(files);
  for (const file of files) await assertFile(file);
}

/**
 * Writes all reports that can be written, and creates their folders. Throws if one could not be
 * written.
 */
export async function writeReports<R>(
  report: R,
  files: readonly ReportFile[],
  writers: ReportWriters<R>,
): Promise<void> {
  const errors: VerifyError[] = [];
  for (const { kind, path } of files) {
    await writeInFolder(path, writers[kind](report)).catch((error: unknown) => {
      errors.push(notWritten({ kind, path }, error));
    });
  }
  if (errors[0] !== undefined) throw errors[0];
}

async function writeInFolder(path: string, text: string): Promise<void> {
  await makeFolder(dirname(resolve(path)));
  await writeFile(path, text);
}

const anotherFile = "Choose another file.";

function notWritten({ kind, path }: ReportFile, cause: unknown): VerifyError {
  return new VerifyError("report_unwritable", {
    place: `--${kind}`,
    expected: `to write ${quotePath(path)}`,
    found: codeOf(cause),
    fix: "Change its permissions, or choose another file.",
    cause,
  });
}

function unwritable(kind: ReportKind, expected: string, found: string): VerifyError {
  const details = { place: `--${kind}`, expected, found, fix: anotherFile };
  return new VerifyError("report_unwritable", details);
}

function assertNames(files: readonly ReportFile[]): void {
  // An empty name, for example from an unset variable, names no file.
  const unnamed = files.find(({ path }) => path === "");
  if (unnamed !== undefined) {
    throw new VerifyError("option_invalid", {
      place: `--${unnamed.kind}`,
      expected: "a file name",
      found: "an empty string",
      fix: "Name a file, or omit the option.",
    });
  }
  const paths = files.map(({ path }) => resolve(path));
  const second = files.find(({ path }, at) => paths.indexOf(resolve(path)) !== at);
  if (second === undefined) return;
  throw new VerifyError("option_invalid", {
    place: `--${second.kind}`,
    expected: "a separate file",
    found: `${quotePath(second.path)}, the file of another report`,
    fix: anotherFile,
  });
}

async function assertFile({ kind, path }: ReportFile): Promise<void> {
  const found = await statOf(path);
  if (found?.isDirectory() === true || /[/\\]$/.test(path))
    throw unwritable(kind, "a file", `the folder ${quotePath(path)}`);
  const place = found === undefined ? await nearestOf(dirname(resolve(path))) : resolve(path);
  if (found === undefined && (await statOf(place))?.isDirectory() !== true)
    throw unwritable(
      kind,
      `a folder to write ${quotePath(path)} in`,
      `the file ${quotePath(place)}`,
    );
  await access(place, constants.W_OK).catch((error: unknown) => {
    throw notWritten({ kind, path }, error);
  });
}
