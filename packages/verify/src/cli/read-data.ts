import { constants, createReadStream, openSync } from "node:fs";
import { Socket } from "node:net";
import { addAbortSignal, type Readable } from "node:stream";
import { stopped, VerifyError } from "../errors.ts";
import type { Json } from "../json/json.ts";
import { codeOf } from "../system-error.ts";
import { quotePath, statOf } from "../text/paths.ts";
import { decodeUtf8 } from "../text/utf8.ts";

// Larger than any delivery. Receivers accept less.
const mostBytes = 5_000_000;

/**
 * Reads the JSON of `--data` from a file or stdin. Throws if it is not JSON, if it is too large, or
 * if the signal stops it.
 */
export async function readData(path: string, signal?: AbortSignal): Promise<Json> {
  if (path === "") throw unreadable("--data", "an empty string");
  const place = path === "-" ? "stdin" : `--data ${quotePath(path)}`;
  const bytes = await collect(path, place, signal);
  try {
    const value: Json = JSON.parse(decodeUtf8(bytes));
    // JSON that is nested too deeply to be written cannot be sent.
    JSON.stringify(value);
    return value;
  } catch (error) {
    throw unreadable(place, describe(error));
  }
}

async function collect(
  path: string,
  place: string,
  signal: AbortSignal | undefined,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    const stream = await openStream(path);
    if (signal !== undefined) addAbortSignal(signal, stream);
    for await (const chunk of stream) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > mostBytes) break;
    }
  } catch (error) {
    throw signal?.aborted === true ? stopped() : unreadable(place, describeFailure(codeOf(error)));
  }
  if (size > mostBytes) throw unreadable(place, `more than ${mostBytes} bytes`);
  return Buffer.concat(chunks);
}

async function openStream(path: string): Promise<Readable> {
  if (path === "-") return process.stdin;
  const found = await statOf(path);
  return found?.isFIFO() === true ? openPipe(path) : createReadStream(path);
}

/**
 * Opens a named pipe. If it were read as a file, a pipe without a writer would keep the process
 * from exiting.
 */
function openPipe(path: string): Readable {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return new Socket({ fd, readable: true, writable: false });
}

function describeFailure(code: string): string {
  const words = failures.get(code);
  return words === undefined ? code : `${words} (${code})`;
}

const failures: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "no such file"],
  ["ENOTDIR", "no such file"],
  ["EISDIR", "a folder"],
  ["EACCES", "a file without read permission"],
]);

/** Names the problem of a text without quoting it, because it may contain customer data. */
function describe(error: unknown): string {
  if (error instanceof RangeError) return "one that is nested too deeply";
  return error instanceof SyntaxError ? "a text that is not JSON" : "bytes that are not UTF-8";
}

function unreadable(place: string, found: string): VerifyError {
  const expected = "a JSON document";
  const fix = "Name a file with an event's data or a whole envelope, or use - for stdin.";
  return new VerifyError("data_unreadable", { place, expected, found, fix });
}
