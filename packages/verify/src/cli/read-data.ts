import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { VerifyError } from "../errors.ts";
import type { Json } from "../json/json.ts";
import { codeOf } from "../system-error.ts";
import { showPath } from "../text/show-url.ts";
import { decodeUtf8 } from "../text/utf8.ts";

// More than any delivery has. A receiver takes less.
const mostBytes = 5_000_000;

/** Reads the JSON of `--data`: a file, or stdin. Throws at what is no JSON, or too much of it. */
export async function readData(path: string): Promise<Json> {
  const place = path === "-" ? "stdin" : `--data ${showPath(path)}`;
  const bytes = await collect(path === "-" ? process.stdin : createReadStream(path), place);
  try {
    const value: Json = JSON.parse(decodeUtf8(bytes));
    // What nests too deep to be written cannot be sent.
    JSON.stringify(value);
    return value;
  } catch (error) {
    throw unreadable(place, describe(error));
  }
}

async function collect(stream: Readable, place: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > mostBytes) break;
    }
  } catch (error) {
    throw unreadable(place, codeOf(error));
  }
  if (size > mostBytes) throw unreadable(place, `more than ${mostBytes} bytes`);
  return Buffer.concat(chunks);
}

/** Names what is wrong with a text, without the text: it may be of a customer. */
function describe(error: unknown): string {
  if (error instanceof RangeError) return "one that nests too deep";
  return error instanceof SyntaxError ? "a text that is not JSON" : "bytes that are not UTF-8";
}

function unreadable(place: string, found: string): VerifyError {
  const expected = "a JSON document";
  const fix = "Name a file with an event's data or a whole envelope, or - for stdin.";
  return new VerifyError("data_unreadable", { place, expected, found, fix });
}
