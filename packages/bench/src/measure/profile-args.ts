/** Returns the options of Node that write a CPU profile of a process into the folder, if there is one. */
export function toProfileArgs(folder: string | undefined, name: string): readonly string[] {
  if (folder === undefined) return [];
  const file = `${name.replaceAll(/\W+/g, "-")}.${profiles}.cpuprofile`;
  profiles += 1;
  return ["--cpu-prof", `--cpu-prof-dir=${folder}`, `--cpu-prof-name=${file}`];
}

/** The number of profiles of this run: each has a file of its own. */
let profiles = 0;
