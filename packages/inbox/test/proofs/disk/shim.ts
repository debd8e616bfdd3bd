import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, readSync, writeFileSync, writeSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const source = fileURLToPath(new URL("./disk-shim.c", import.meta.url));

/** The variable that makes a missing compiler a failure. A release sets it. */
const releaseVariable = "ORDER_WEBHOOKS_PACKED";

/** Returns why the shim cannot be compiled here, or undefined if it can. In a release it must. */
export function findObstacle(): string | undefined {
  const obstacle = process.platform === "linux" ? missingCompiler() : "it needs Linux";
  if (obstacle !== undefined && process.env[releaseVariable] !== undefined) {
    throw new Error(`The disk's shim: ${obstacle}. A release proves everything, so install it.`);
  }
  return obstacle;
}

function missingCompiler(): string | undefined {
  const { status } = spawnSync("cc", ["--version"]);
  return status === 0 ? undefined : "it needs a C compiler named cc";
}

/** Compiles the shim into a folder. Returns the path of the library. */
export function compileShim(folder: string): string {
  const library = join(folder, "disk-shim.so");
  const flags = ["-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC"];
  const compiled = spawnSync("cc", [...flags, "-o", library, source, "-ldl", "-lpthread"]);
  if (compiled.status !== 0) throw new Error(`cc: ${compiled.stderr}`);
  return library;
}

/** A disk that records what a process does to one directory, and fails on request. */
export interface ShimmedDisk {
  readonly directory: string;
  /** The file of the recording. */
  readonly recording: string;
  /** The file whose lines are recorded as marks. */
  readonly marks: string;
  /** The environment of the process that uses the disk. */
  readonly env: Readonly<Record<string, string>>;
  /** Makes the disk fail, or work again, from now on. */
  readonly set: (fault: DiskFault) => void;
  /** Returns the number of calls that failed so far. */
  readonly countFailures: () => number;
  readonly close: () => void;
}

/** The numbers in the file of faults, in the order of `struct faults`. */
const fields = ["writeError", "syncError", "syncDelayUs", "clockOffsetS", "failures"] as const;

/** Faults of a disk and of the clock. Omitted ones do not change. */
export interface DiskFault {
  /** The name of the error of every write. Null for none. */
  readonly writeError?: "ENOSPC" | "EIO" | null;
  /** The error of every sync. Null for none. */
  readonly syncError?: "EIO" | "ENOSPC" | null;
  /** The additional time in µs of each sync. */
  readonly syncDelayUs?: number;
  /** The error of the wall clock in s. */
  readonly clockOffsetS?: number;
}

/** Creates a disk in an empty folder. */
export function createShimmedDisk(library: string, folder: string): ShimmedDisk {
  const path = (name: string) => join(folder, name);
  const directory = path("disk");
  mkdirSync(directory);
  writeFileSync(path("faults"), new Int32Array(fields.length));
  const faults = openSync(path("faults"), "r+");
  const number = new Int32Array(1);
  const env = {
    LD_PRELOAD: library,
    PROOF_DIRECTORY: directory,
    PROOF_RECORDING: path("recording"),
    PROOF_MARKS: path("marks"),
    PROOF_FAULTS: path("faults"),
  };
  return {
    directory,
    recording: env.PROOF_RECORDING,
    marks: env.PROOF_MARKS,
    env,
    set: (fault) => {
      for (const [index, field] of fields.entries()) {
        if (field === "failures" || fault[field] === undefined) continue;
        number[0] = toNumber(fault[field]);
        writeSync(faults, number, 0, 4, index * 4);
      }
    },
    countFailures: () => {
      readSync(faults, number, 0, 4, fields.indexOf("failures") * 4);
      return number[0] ?? 0;
    },
    close: () => closeSync(faults),
  };
}

function toNumber(value: string | number | null): number {
  if (typeof value === "number") return value;
  if (value === "ENOSPC") return constants.errno.ENOSPC;
  return value === "EIO" ? constants.errno.EIO : 0;
}
