import type { Runner } from "./blocks.ts";
import { startCpuTimer } from "./cpu-time.ts";

/** A function that is called with each of its inputs, over and over. */
export interface Loop {
  readonly name: string;
  readonly run: (input: never) => unknown;
  readonly inputs: readonly unknown[];
}

/** Makes a runner of a function that returns when it is done. */
export function toRunner(loop: Loop): Runner {
  const { name, inputs } = loop;
  return { name, size: inputs.length, prepare: (passes) => () => timePasses(loop, passes) };
}

/** The one loop for all runners: their calls cost the same, and none is inlined into it. */
function timePasses({ run, inputs }: Loop, passes: number): number {
  const stop = startCpuTimer();
  for (let pass = 0; pass < passes; pass += 1) for (const input of inputs) run(input as never);
  return stop();
}
