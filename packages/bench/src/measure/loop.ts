import type { Runner } from "./blocks.ts";
import { startCpuTimer } from "./cpu-time.ts";

/** A function that is called with each of its inputs repeatedly. */
export interface Loop<I> {
  readonly name: string;
  readonly run: (input: I) => unknown;
  readonly inputs: readonly I[];
}

/** Makes a runner from a synchronous function. */
export function toRunner<I>(loop: Loop<I>): Runner {
  const { name, inputs } = loop;
  return { name, size: inputs.length, prepare: (passes) => () => timePasses(loop, passes) };
}

/** Runs and times the passes. All runners share this loop, so that their calls cost the same and none is inlined. */
function timePasses<I>({ run, inputs }: Loop<I>, passes: number): number {
  const stop = startCpuTimer();
  for (let pass = 0; pass < passes; pass += 1) for (const input of inputs) run(input);
  return stop();
}
