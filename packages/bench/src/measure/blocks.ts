import { setImmediate } from "node:timers/promises";
import { shuffle } from "../documents/shuffle.ts";
import type { Effort, Round } from "./effort.ts";

/** Work that is run repeatedly. */
export interface Runner {
  readonly name: string;
  /** The number of inputs of one pass. */
  readonly size: number;
  /** Prepares `passes` passes. This is not timed. */
  readonly prepare: (passes: number) => PreparedBlock;
}

/** Runs the prepared passes, and returns their CPU time in nanoseconds. */
export type PreparedBlock = () => number | Promise<number>;

/**
 * Measures CPU time in blocks of about the same length, one block of each runner after the other. So a load on the
 * machine slows all runners down alike.
 */
export async function measureInterleaved(
  runners: readonly Runner[],
  effort: Omit<Effort, "processes">,
): Promise<readonly Round[]> {
  const ready = await warmUp(runners, effort);
  const rounds: Round[] = [];
  while (rounds.length < effort.blocks) {
    // The order changes, so that no runner always pays for the garbage of the same other runner.
    rounds.push(await measureRound(shuffle(ready, rounds.length)));
  }
  return rounds;
}

interface Ready {
  readonly runner: Runner;
  /** Number of passes over all inputs that fit into a block. */
  readonly passes: number;
}

async function measureRound(ready: readonly Ready[]): Promise<Round> {
  const costs: [string, number][] = [];
  for (const { runner, passes } of ready) {
    const spent = await timeBlock(runner, passes);
    costs.push([runner.name, spent / (passes * runner.size)]);
  }
  return Object.fromEntries(costs);
}

/**
 * Warms runners up in the same rounds in which they are measured, because one runner may undo the optimization of
 * another. The last round shows how many passes over all inputs fit into a block.
 */
async function warmUp(
  runners: readonly Runner[],
  { blockMs, warmUpMs }: Pick<Effort, "blockMs" | "warmUpMs">,
): Promise<readonly Ready[]> {
  const ready = runners.map((runner) => ({ runner, passes: 1 }));
  for (let spent = 0; spent < warmUpMs; spent += blockMs) {
    for (const one of ready) one.passes = await runFor(one.runner, blockMs);
  }
  return ready;
}

async function runFor(runner: Runner, ms: number): Promise<number> {
  let passes = 0;
  for (let spent = 0; spent < ms * 1e6; passes += 1) spent += await timeBlock(runner, 1);
  return passes;
}

/**
 * Times a block, after a turn of the event loop. The garbage collector ends its marking in a task of the event loop.
 * Until then, everything takes up to three times as long.
 */
async function timeBlock({ prepare }: Runner, passes: number): Promise<number> {
  const run = prepare(passes);
  await setImmediate();
  return run();
}
