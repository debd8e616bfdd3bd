import { constants } from "node:fs";
import { access, mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { VerifyError } from "../errors.ts";
import { codeOf } from "../system-error.ts";
import { makeFolder, nearestOf, quotePath, statOf } from "../text/paths.ts";
import { toIndexPage } from "./index-page.ts";
import { bodyFiles } from "./placeholders.ts";
import { type FailedDelivery, toCurlLine, toHeaderLines, toSignedFile } from "./saved-request.ts";

/** Place for the deliveries of a run: a subfolder of a folder that may contain others. */
export interface SavePlace {
  readonly save: string;
  readonly run: string;
}

/** Throws if deliveries cannot be saved. Runs before the verification, and creates nothing. */
export async function assertSavable({ save, run }: SavePlace): Promise<void> {
  if (save === "") throw unusable("option_invalid", "a folder name", "an empty string");
  const shown = quotePath(save);
  const place = await nearestOf(resolve(save));
  if ((await statOf(place))?.isDirectory() !== true)
    throw unusable("report_unwritable", `the folder ${shown}`, `the file ${quotePath(place)}`);
  await access(place, constants.W_OK | constants.X_OK).catch((error: unknown) => {
    throw unusable("report_unwritable", `to write in ${shown}`, codeOf(error));
  });
  // A run has random characters, unless a caller has chosen them.
  if ((await statOf(join(save, run))) !== undefined)
    throw unusable(
      "report_unwritable",
      `no ${run} in ${shown}`,
      "one, possibly from an earlier run",
    );
}

function unusable(
  code: "option_invalid" | "report_unwritable",
  expected: string,
  found: string,
): VerifyError {
  return new VerifyError(code, { place: "--save", expected, found, fix: "Choose another folder." });
}

/**
 * Saves deliveries in a new folder and returns its path. Each delivery gets a subfolder with
 * `body.json`, `headers.txt` and `curl.sh`. Additional files exist if another request is sent
 * before, or if other bytes were signed. A list names the subfolders. Existing files are not
 * changed.
 */
export async function saveDeliveries(
  failed: readonly FailedDelivery[],
  { save, run }: SavePlace,
): Promise<string> {
  const folder = join(save, run);
  await makeFolder(resolve(save));
  await mkdir(folder);
  const named = failed.map((one, at) => ({ ...one, folder: toName(one, at, failed.length) }));
  for (const one of named) await saveOne(one, join(folder, one.folder));
  await writeFile(join(folder, "README.md"), toIndexPage(run, named));
  return folder;
}

async function saveOne(one: FailedDelivery, folder: string): Promise<void> {
  const write = (file: string, text: string): Promise<void> => writeFile(join(folder, file), text);
  const { delivery: own, before } = one;
  await mkdir(folder);
  await write(bodyFiles.own, own.body);
  await write("headers.txt", toHeaderLines(one));
  const signed = toSignedFile(one);
  if (signed !== undefined) await write(signed, own.signed);
  const lines: string[] = [];
  for (const delivery of [...before, own]) {
    const file = delivery.body === own.body ? bodyFiles.own : bodyFiles.before;
    if (file === bodyFiles.before) await write(file, delivery.body);
    lines.push(`${toCurlLine({ ...one, delivery }, file)}\n`);
  }
  await write("curl.sh", lines.join(""));
}

const mostOfName = 100;

/**
 * Returns a folder name that every file system allows, in the order of the run:
 * `007-some.event-message-null-raw`.
 */
function toName({ delivery }: FailedDelivery, at: number, of: number): string {
  const number = String(at + 1).padStart(String(of).length, "0");
  const words = delivery.key.replaceAll(/[^\w.]+/g, "-").slice(0, mostOfName);
  // Windows allows no name that ends with a dot.
  return `${number}-${words}`.replace(/[.-]+$/, "");
}
