import { readFileSync } from "node:fs";
import { arch, cpus, loadavg, release, totalmem, type } from "node:os";
import { setTimeout } from "node:timers/promises";

/** The machine and the versions that a run of all parts used. */
export interface Machine {
  readonly date: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  /** The load average of the last minute, when the run began and when it ended. */
  readonly load: readonly [start: number, end: number];
  /** Share of the processors' time that other programs used directly before the run. */
  readonly busyBefore: number;
  /** The exact versions of peers and tools, by their names. */
  readonly versions: { readonly [name: string]: string };
}

/**
 * Starts to observe the machine, before the run does anything. Resolves to a function that ends this and returns the
 * machine.
 */
export async function observeMachine(): Promise<() => Machine> {
  const [start = 0] = loadavg();
  const busyBefore = await measureBusyShare();
  const [core] = cpus();
  return () => ({
    date: new Date().toISOString().slice(0, 10),
    processor: core?.model.trim() ?? "unknown",
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release().split("-")[0]}, ${arch()}`,
    node: process.version,
    load: [start, loadavg()[0] ?? 0],
    busyBefore,
    versions: readVersions(),
  });
}

/** Maximum share of the processors' time that other programs may use on a quiet machine. */
const quiet = 0.1;

/** Returns true if other programs used so much time directly before the run that its figures are provisional. */
export function isBusy({ busyBefore }: Machine): boolean {
  return busyBefore > quiet;
}

const sampleMs = 500;

/**
 * Measures the share of time in which the processors are not idle. The load average would still include the build
 * before the run.
 */
async function measureBusyShare(): Promise<number> {
  const start = sumTimes();
  await setTimeout(sampleMs);
  const end = sumTimes();
  return (end.busy - start.busy) / (end.all - start.all);
}

function sumTimes(): { readonly busy: number; readonly all: number } {
  const times = cpus().map((core) => core.times);
  const all = times.flatMap(Object.values<number>).reduce((sum, one) => sum + one, 0);
  const idle = times.reduce((sum, one) => sum + one.idle, 0);
  return { busy: all - idle, all };
}

/** Reads the versions that this package pins. */
function readVersions(): Machine["versions"] {
  const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  // This cast trusts npm, which requires this form of a manifest.
  const { dependencies } = JSON.parse(manifest) as { dependencies: Record<string, string> };
  const pinned = Object.entries(dependencies)
    .filter(([name, version]) => !version.startsWith("workspace:") && name !== "markdown-table")
    .map(toNameAndVersion);
  return Object.fromEntries(pinned);
}

/**
 * Returns the name and version of a dependency. Splits `npm:name@version`, which installs a package under another name.
 */
function toNameAndVersion([name, version]: readonly [string, string]): readonly [string, string] {
  const [, other, exact] = /^npm:(.+)@(.+)$/.exec(version) ?? [];
  return other && exact ? [other, exact] : [name, version];
}
