import { closeSync, fdatasyncSync, openSync, rmSync, statfsSync, writeSync } from "node:fs";
import { join } from "node:path";

/** Facts about the disk of a folder. */
export interface Disk {
  /** True if the folder is in memory, so that nothing is written to a disk. */
  readonly isMemory: boolean;
  /** The times in ms that writing 8 KB and an fdatasync took. */
  readonly syncMs: readonly number[];
}

/** The numbers by which Linux knows tmpfs and ramfs. */
const memoryTypes: readonly number[] = [0x01021994, 0x858458f6];

const syncs = 50;

/** Measures the disk of a folder, because its speed determines the time of a commit. */
export function inspectDisk(folder: string): Disk {
  const file = join(folder, "sync");
  const descriptor = openSync(file, "w");
  const syncMs = Array.from({ length: syncs }, () => timeSync(descriptor));
  closeSync(descriptor);
  rmSync(file);
  const isMemory = process.platform === "linux" && memoryTypes.includes(statfsSync(folder).type);
  return { isMemory, syncMs };
}

function timeSync(descriptor: number): number {
  const start = performance.now();
  writeSync(descriptor, Buffer.alloc(8_192));
  fdatasyncSync(descriptor);
  return performance.now() - start;
}
