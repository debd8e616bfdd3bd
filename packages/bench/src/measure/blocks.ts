import { setImmediate } from "node:timers/promises";
import { shuffle } from "../documents/shuffle.ts";
import type { Effort, Round } from "./effort.ts";

/** Something to run over and over. */
export interface Runner {
  readonly name: string;
  /** The number of inputs of one pass. */
  readonly size: number;
  /** Prepares so many passes, which takes no measured time. */
  readonly prepare: (passes: number) => PreparedBlock;
}

/** Runs what was prepared, and returns its CPU time in nanoseconds. */
export type PreparedBlock = () => number | Promise<number>;

/**
 * Measures CPU time in blocks of about the same length, one block of each runner after the other.
 * A load on the machine slows all of them down alike.
 */
export async function measureInterleaved(
  runners: readonly Runner[],
  effort: Omit<Effort, "processes">,
): Promise<readonly Round[]> {
  const ready = await warmUp(runners, effort);
  const rounds: Round[] = [];
  while (rounds.length < effort.blocks) {
    // The order changes, so that no runner always pays for what the same other one left behind.
    rounds.push(await measureRound(shuffle(ready, rounds.length)));
  }
  return rounds;
}

interface Ready {
  readonly runner: Runner;
  /** The number of times that all inputs fit into a block. */
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
 * Warms runners up in rounds, as they are measured: what one teaches the optimizer may undo what it did for
 * another. The last round shows how often all inputs fit into a block.
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
 * Times a block, after a turn of the event loop. The garbage collector ends its marking in a task, and
 * everything takes up to three times as long until that has run.
 */
async function timeBlock({ prepare }: Runner, passes: number): Promise<number> {
  const run = prepare(passes);
  await setImmediate();
  return run();
}
