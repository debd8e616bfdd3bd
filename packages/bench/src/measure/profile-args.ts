import { join } from "node:path";

/** Returns the options of Node that write a CPU profile of a process into the folder, if there is one. */
export function toProfileArgs(folder: string | undefined, name: string): readonly string[] {
  if (folder === undefined) return [];
  const file = `${name.replaceAll(/\W+/g, "-")}.${profiles}.cpuprofile`;
  profiles += 1;
  return ["--cpu-prof", `--cpu-prof-dir=${folder}`, `--cpu-prof-name=${file}`];
}

/** Returns the options for a profile of each thread of a process, in a folder of their own in the folder. */
export function toThreadProfileArgs(folder: string | undefined, name: string): readonly string[] {
  if (folder === undefined) return [];
  const own = `${name.replaceAll(/\W+/g, "-")}.${profiles}`;
  profiles += 1;
  return ["--cpu-prof", `--cpu-prof-dir=${join(folder, own)}`];
}

/** The number of profiles of this run: each has a file of its own. */
let profiles = 0;
