/** How long to measure. */
export interface Effort {
  /** The number of processes for each row. */
  readonly processes: number;
  /** The number of blocks of each candidate in each process. */
  readonly blocks: number;
  readonly blockMs: number;
  readonly warmUpMs: number;
}

/** Something to run over and over on each of its inputs. */
export interface Runner {
  readonly name: string;
  readonly run: (input: never) => unknown;
  readonly inputs: readonly unknown[];
}

/** CPU time of one input in nanoseconds, by the name of the runner, from blocks that followed each other. */
export interface Round {
  readonly [runner: string]: number;
}

/**
 * Measures CPU time in blocks of about the same length, one block of each runner after the other.
 * What slows down the machine meanwhile slows down all of them.
 */
export function measureInterleaved(runners: readonly Runner[], effort: Effort): readonly Round[] {
  const ready = runners.map((runner) => ({ runner, passes: findPasses(runner, effort) }));
  return Array.from({ length: effort.blocks }, (_, round) => {
    const costs = rotate(ready, round).map(({ runner, passes }) => {
      const inputs = passes * runner.inputs.length;
      return [runner.name, timePasses(runner, passes) / inputs] as const;
    });
    return Object.fromEntries(costs);
  });
}

/** Warms a runner up, then finds how often all its inputs fit into a block. */
function findPasses(runner: Runner, { blockMs, warmUpMs }: Effort): number {
  runFor(runner, warmUpMs);
  return runFor(runner, blockMs);
}

function runFor(runner: Runner, ms: number): number {
  let passes = 0;
  for (let spent = 0; spent < ms * 1e6; passes += 1) spent += timePasses(runner, 1);
  return passes;
}

/** Each round begins with another runner, so that no one always pays for the garbage of the same one. */
function rotate<T>(items: readonly T[], by: number): readonly T[] {
  const start = by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}

/** The one loop for all runners: their calls cost the same, and none is inlined into it. */
function timePasses({ run, inputs }: Runner, passes: number): number {
  const start = process.cpuUsage();
  for (let pass = 0; pass < passes; pass += 1) for (const input of inputs) run(input as never);
  const { user, system } = process.cpuUsage(start);
  return (user + system) * 1000;
}
