import { cpus, loadavg } from "node:os";

/** Machine and load of a measurement, without which its numbers mean nothing. */
export interface Conditions {
  readonly node: string;
  readonly cpu: string;
  readonly cores: number;
  /** The load average of the last minute, when the run began and when it ended. */
  readonly load: readonly [start: number, end: number];
}

/** Starts to observe the machine. Returns a function that ends this and returns the conditions. */
export function observeConditions(): () => Conditions {
  const start = readLoad();
  const cores = cpus();
  return () => ({
    node: process.version,
    cpu: cores[0]?.model ?? "unknown",
    cores: cores.length,
    load: [start, readLoad()],
  });
}

/** Describes the conditions in one sentence. */
export function describeConditions({ node, cpu, cores, load }: Conditions): string {
  const [start, end] = load.map((each) => each.toFixed(1));
  return `Node ${node}, ${cpu}, ${cores} cores, load average ${start} before and ${end} after.`;
}

function readLoad(): number {
  return loadavg()[0] ?? 0;
}
