import { constants } from "node:fs";
import { access, mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { VerifyError } from "../errors.ts";
import { codeOf } from "../system-error.ts";
import { nearestOf, quotePath, statOf } from "../text/paths.ts";
import { toIndexPage } from "./index-page.ts";
import { bodyFiles } from "./placeholders.ts";
import { type FailedDelivery, toCurlLine, toHeaderLines, toSignedFile } from "./saved-request.ts";

/** Place for the deliveries of a run: a folder of its own inside of one that may have others. */
export interface SavePlace {
  readonly save: string;
  readonly run: string;
}

/** Throws if deliveries cannot be saved: before the run, not after it. Makes nothing yet. */
export async function assertSavable({ save, run }: SavePlace): Promise<void> {
  if (save === "") throw unusable("option_invalid", "the name of a folder", "an empty text");
  const shown = quotePath(save);
  const place = await nearestOf(resolve(save));
  if ((await statOf(place))?.isDirectory() !== true)
    throw unusable("report_unwritable", `the folder ${shown}`, `the file ${quotePath(place)}`);
  await access(place, constants.W_OK | constants.X_OK).catch((error: unknown) => {
    throw unusable("report_unwritable", `to write in ${shown}`, codeOf(error));
  });
  // A run has random characters, except where a caller has chosen them.
  if ((await statOf(join(save, run))) !== undefined)
    throw unusable("report_unwritable", `no ${run} in ${shown}`, "one, perhaps of an earlier run");
}

function unusable(
  code: "option_invalid" | "report_unwritable",
  expected: string,
  found: string,
): VerifyError {
  return new VerifyError(code, { place: "--save", expected, found, fix: "Name another folder." });
}

/**
 * Saves deliveries in a new folder, which it returns: for each one a folder with `body.json`, `headers.txt` and
 * `curl.sh`. It has two more files where another delivery goes before, or other bytes were signed. A list names
 * the folders. No file that is there already is touched.
 */
export async function saveDeliveries(
  failed: readonly FailedDelivery[],
  { save, run }: SavePlace,
): Promise<string> {
  const folder = join(save, run);
  await mkdir(resolve(save), { recursive: true });
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

/** A name that every file system takes, in the order of the run: `007-some.event-message-null-raw`. */
function toName({ delivery }: FailedDelivery, at: number, of: number): string {
  const number = String(at + 1).padStart(String(of).length, "0");
  const words = delivery.key.replaceAll(/[^\w.]+/g, "-").slice(0, mostOfName);
  // Windows takes no name that ends with a dot.
  return `${number}-${words}`.replace(/[.-]+$/, "");
}
