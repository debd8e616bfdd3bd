import { createReadStream } from "node:fs";
import {
  type CommandIssue,
  type CommandIssueCode,
  type CommandIssueDetails,
  codeOf,
  toCommandIssue,
} from "./command-issue.ts";
import { nameOf, standardInput } from "./file-name.ts";
import { findSyntaxIssue } from "./json-syntax.ts";

/** JSON value of a file, or the issue that prevents reading it. */
export type Reading =
  | { readonly ok: true; readonly body: unknown; readonly byteOrderMark: boolean }
  | Unread;

interface Unread {
  readonly ok: false;
  readonly issue: CommandIssue;
}

/** Reads a file, or standard input for `-`, as JSON in UTF-8. */
export async function readDocument(
  file: string,
  stdin: () => AsyncIterable<Uint8Array>,
): Promise<Reading> {
  const place = nameOf(file);
  try {
    const bytes = await collect(file === standardInput ? stdin() : createReadStream(file));
    return bytes === undefined ? tooLarge(place) : parseBytes(bytes, place);
  } catch (error) {
    return unreadable(place, codeOf(error));
  }
}

/** Maximum size of a file in bytes. A delivery has some kilobytes. */
const mostBytes = 2 ** 26;

/** Collects all chunks. Returns undefined if they exceed the maximum size, because an input may be endless. */
async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array | undefined> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > mostBytes) return undefined;
    kept.push(chunk);
  }
  return Buffer.concat(kept);
}

function parseBytes(bytes: Uint8Array, place: string): Reading {
  const text = decode(bytes);
  if (text === undefined || isUtf16(bytes)) return wrongEncoding(place, bytes);
  try {
    return { ok: true, body: JSON.parse(text), byteOrderMark: startsWith(bytes, byteOrderMark) };
  } catch {
    // Node's own message quotes the text.
    return noJson(place, text);
  }
}

/** Decodes bytes without a byte order mark. Returns undefined if they are not UTF-8. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const byteOrderMark = [0xef, 0xbb, 0xbf];

/** Recognizes UTF-16 by its first bytes. JSON starts with ASCII, so a zero byte shows UTF-16 without a byte order mark. */
function isUtf16(bytes: Uint8Array): boolean {
  const marks = [
    [0xff, 0xfe],
    [0xfe, 0xff],
  ];
  const [first, second] = bytes;
  return marks.some((mark) => startsWith(bytes, mark)) || first === 0 || second === 0;
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

function unread(code: CommandIssueCode, details: CommandIssueDetails): Unread {
  return { ok: false, issue: toCommandIssue(code, details) };
}

function unreadable(place: string, found: string): Unread {
  const expected = "a file";
  if (found === "ENOENT" || found === "ENOTDIR")
    return unread("file_missing", { place, expected, found: "none", fix: "Check the name." });
  if (found === "EISDIR") {
    const details = { place, expected, found: "a folder", fix: "Name the files in the folder." };
    return unread("file_unreadable", details);
  }
  const fix = "Check its permissions.";
  return unread("file_unreadable", { place, expected: "a readable file", found, fix });
}

function tooLarge(place: string): Unread {
  return unread("file_too_large", {
    place,
    expected: `at most ${mostBytes / 2 ** 20} MiB`,
    found: "a larger file",
    fix: "Save the body of one delivery.",
  });
}

function wrongEncoding(place: string, bytes: Uint8Array): Unread {
  const found = isUtf16(bytes) ? "UTF-16" : "other bytes";
  const fix = "Save the file as UTF-8.";
  return unread("encoding_invalid", { place, expected: "UTF-8", found, fix });
}

const wholeBody = "Save the unchanged body of one delivery.";

function noJson(place: string, text: string): Unread {
  if (text.trim() === "") {
    const details = { place, expected: "JSON", found: "nothing", fix: wholeBody };
    return unread("json_invalid", details);
  }
  const issue = findSyntaxIssue(text);
  if (issue === undefined) {
    const details = { place, expected: "JSON", found: "other text", fix: wholeBody };
    return unread("json_invalid", details);
  }
  const { line, column, expected, found } = issue;
  const where = `${place}, line ${line}, column ${column}`;
  return unread("json_invalid", { place: where, expected, found, fix: wholeBody });
}
