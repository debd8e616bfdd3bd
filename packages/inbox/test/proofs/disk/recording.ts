import { readFileSync } from "node:fs";

/** One thing that a process did to its disk, as `disk-shim.c` recorded it. */
export type DiskRecord =
  | { readonly kind: "open"; readonly fd: number; readonly isNew: boolean; readonly path: string }
  | {
      readonly kind: "write";
      readonly fd: number;
      readonly offset: number;
      readonly data: Uint8Array;
    }
  | { readonly kind: "resize"; readonly fd: number; readonly size: number }
  | { readonly kind: "unlink"; readonly path: string }
  | { readonly kind: "rename"; readonly from: string; readonly to: string }
  /** A completed sync. `begun` is the number of records when it began. */
  | {
      readonly kind: "sync";
      readonly fd: number;
      readonly begun: number;
      readonly succeeded: boolean;
    }
  /** A line that the process wrote as a mark. */
  | { readonly kind: "mark"; readonly text: string };

const headBytes = 24;

/** Reads every record of a file. Ignores an incomplete record at the end, which a kill caused. */
export function readRecording(file: string): readonly DiskRecord[] {
  const bytes = readFileSync(file);
  const records: DiskRecord[] = [];
  let at = 0;
  while (at + headBytes <= bytes.length) {
    const end = at + headBytes + Number(bytes.readBigUInt64LE(at + 16));
    if (end > bytes.length) break;
    records.push(toRecord(bytes.subarray(at, end)));
    at = end;
  }
  return records;
}

function toRecord(bytes: Buffer): DiskRecord {
  const kind = bytes.readUInt32LE(0);
  const fd = bytes.readInt32LE(4);
  const value = Number(bytes.readBigUInt64LE(8));
  const data = bytes.subarray(headBytes);
  const [from = "", to = ""] = kind === 2 ? [] : data.toString("utf8").split("\0");
  const readings: { readonly [kind: number]: DiskRecord } = {
    1: { kind: "open", fd, isNew: value === 1, path: from },
    2: { kind: "write", fd, offset: value, data },
    3: { kind: "resize", fd, size: value },
    4: { kind: "unlink", path: from },
    5: { kind: "rename", from, to },
    6: { kind: "sync", fd, begun: value, succeeded: true },
    7: { kind: "sync", fd, begun: value, succeeded: false },
    8: { kind: "mark", text: from },
  };
  const record = readings[kind];
  if (!record) throw new Error(`The recording has a record of the unknown kind ${kind}.`);
  return record;
}

/** Returns the marks of the process before a point of its recording. */
export function marksBefore(records: readonly DiskRecord[], end: number): readonly string[] {
  const marks = records.slice(0, end).filter((record) => record.kind === "mark");
  return marks.flatMap(({ text }) => text.split("\n")).filter((line) => line !== "");
}
