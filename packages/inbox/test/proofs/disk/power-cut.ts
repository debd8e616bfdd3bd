import { writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Random } from "./random.ts";
import type { DiskRecord } from "./recording.ts";

/** The size of a sector in bytes. A disk writes a sector completely or not at all. */
const sectorBytes = 512;

/** The durability of a change. `doubtful` means that a sync of it failed, so that no later sync covers it. */
type Fate = "pending" | "durable" | "doubtful";

type Change =
  | { readonly at: number; fate: Fate; readonly offset: number; readonly data: Uint8Array }
  | { readonly at: number; fate: Fate; readonly size: number };

type DiskFile = Change[];

/** A file name that is added or removed. */
interface NameChange {
  readonly at: number;
  fate: Fate;
  readonly path: string;
  readonly file: DiskFile | undefined;
}

/** The state of a disk at some point: the process's view, and the synced changes. */
class RecordedDisk {
  readonly nameChanges: NameChange[] = [];
  readonly #directory: string;
  readonly #seen = new Map<string, DiskFile>();
  readonly #open = new Map<number, DiskFile | "directory">();

  constructor(directory: string) {
    this.#directory = directory;
  }

  apply(record: DiskRecord, at: number): void {
    if (record.kind === "open") this.#openFile(record, at);
    if (record.kind === "unlink") this.#rename(record.path, undefined, at);
    if (record.kind === "rename") {
      this.#rename(record.to, this.#seen.get(record.from), at);
      this.#rename(record.from, undefined, at);
    }
    if (record.kind === "write") {
      this.#fileOf(record.fd).push({ at, fate: "pending", ...pick(record) });
    }
    if (record.kind === "resize") {
      this.#fileOf(record.fd).push({ at, fate: "pending", size: record.size });
    }
    if (record.kind === "sync") this.#sync(record);
  }

  #openFile({ fd, path, isNew }: DiskRecord & { kind: "open" }, at: number): void {
    if (path === this.#directory) return void this.#open.set(fd, "directory");
    if (isNew) this.#rename(path, [], at);
    const file = this.#seen.get(path);
    if (!file)
      throw new Error(`${basename(path)}: expected a file that was made in this recording.`);
    this.#open.set(fd, file);
  }

  #rename(path: string, file: DiskFile | undefined, at: number): void {
    if (file) this.#seen.set(path, file);
    else this.#seen.delete(path);
    this.nameChanges.push({ at, fate: "pending", path, file });
  }

  #fileOf(fd: number): DiskFile {
    const file = this.#open.get(fd);
    if (file && file !== "directory") return file;
    throw new Error(`Expected the recording to have file ${fd} open.`);
  }

  #sync({ fd, begun, succeeded }: DiskRecord & { kind: "sync" }): void {
    const changes = this.#open.get(fd) === "directory" ? this.nameChanges : this.#fileOf(fd);
    for (const change of changes) {
      if (change.at < begun && change.fate === "pending") {
        change.fate = succeeded ? "durable" : "doubtful";
      }
    }
  }
}

function pick({ offset, data }: DiskRecord & { kind: "write" }) {
  return { offset, data };
}

/** The recording to cut, and the point of the cut. */
export interface PowerCut {
  readonly records: readonly DiskRecord[];
  /** The directory that was recorded. */
  readonly directory: string;
  /** The number of records before the cut. */
  readonly end: number;
  readonly random: Random;
}

/**
 * Writes the files that a power cut leaves into an empty folder. All synced changes are there. Of the others, each
 * sector, change of a size, new name and removal is there or not, independently and at random.
 */
export function writeImage({ records, directory, end, random }: PowerCut, folder: string): void {
  const disk = new RecordedDisk(directory);
  for (const [at, record] of records.slice(0, end).entries()) disk.apply(record, at);
  const names = new Map<string, DiskFile>();
  for (const { path, file, fate } of disk.nameChanges) {
    if (fate !== "durable" && random() < 0.5) continue;
    if (file) names.set(path, file);
    else names.delete(path);
  }
  for (const [path, file] of names) {
    if (dirname(path) !== directory) continue;
    writeFileSync(join(folder, basename(path)), readSurvivors(file, random));
  }
}

/** Applies the changes in order. Durable changes are applied completely, and the others at random. */
function readSurvivors(file: DiskFile, random: Random): Uint8Array {
  const content = new FileContent(random);
  for (const change of file) {
    const isDurable = change.fate === "durable";
    if ("size" in change) {
      if (isDurable || random() < 0.5) content.resize(change.size);
    } else if (isDurable) content.write(change.offset, change.data);
    else writeSectors(content, change, random);
  }
  return content.bytes;
}

/** The size grows or not. An unwritten sector after the end has the previous content of the disk. */
function writeSectors(
  content: FileContent,
  { offset, data }: { readonly offset: number; readonly data: Uint8Array },
  random: Random,
): void {
  const whole = offset + data.length;
  if (whole > content.size && random() < 0.5) content.grow(whole);
  for (let at = offset; at < Math.min(whole, content.size); ) {
    const end = Math.min(at - (at % sectorBytes) + sectorBytes, whole, content.size);
    if (random() < 0.5) content.write(at, data.subarray(at - offset, end - offset));
    at = end;
  }
}

class FileContent {
  size = 0;
  readonly #random: Random;
  #room = new Uint8Array(64 * 1024);

  constructor(random: Random) {
    this.#random = random;
  }

  get bytes(): Uint8Array {
    return this.#room.subarray(0, this.size);
  }

  resize(size: number): void {
    this.#reserve(size);
    if (size < this.size) this.#room.fill(0, size, this.size);
    this.size = size;
  }

  /** Extends the file with zeros, or with the previous content of the disk. */
  grow(size: number): void {
    const from = this.size;
    this.resize(size);
    if (this.#random() < 0.5) this.#room.fill(0xa5, from, size);
  }

  write(offset: number, data: Uint8Array): void {
    if (offset + data.length > this.size) this.resize(offset + data.length);
    this.#room.set(data, offset);
  }

  #reserve(size: number): void {
    if (size <= this.#room.length) return;
    const larger = new Uint8Array(size * 2);
    larger.set(this.bytes);
    this.#room = larger;
  }
}
