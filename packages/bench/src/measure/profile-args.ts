import { join } from "node:path";

/** Returns the options of Node that write a CPU profile of a process into the folder. Empty without a folder. */
export function toProfileArgs(folder: string | undefined, name: string): readonly string[] {
  if (folder === undefined) return [];
  const file = `${name.replaceAll(/\W+/g, "-")}.${profiles}.cpuprofile`;
  profiles += 1;
  return ["--cpu-prof", `--cpu-prof-dir=${folder}`, `--cpu-prof-name=${file}`];
}

/** Returns the options of Node that write a profile of each thread of a process into a new subfolder of the folder. */
export function toThreadProfileArgs(folder: string | undefined, name: string): readonly string[] {
  if (folder === undefined) return [];
  const own = `${name.replaceAll(/\W+/g, "-")}.${profiles}`;
  profiles += 1;
  return ["--cpu-prof", `--cpu-prof-dir=${join(folder, own)}`];
}

/** Number of profiles in this run so far. Each has its own file. */
let profiles = 0;
