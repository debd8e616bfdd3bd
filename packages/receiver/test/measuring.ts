import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

/** Returns the CPU time of some work in milliseconds. Unlike elapsed time, it depends little on the load of the machine. */
export async function measureCpu(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** Returns the number of bytes that some work keeps in memory. Garbage does not count. */
export async function measureRetained(work: () => unknown): Promise<number> {
  const before = await heldBytes();
  await work();
  return (await heldBytes()) - before;
}

/** V8 frees the memory of buffers on other threads, and counts it as free at a later collection. */
async function heldBytes(): Promise<number> {
  const held: number[] = [];
  while (held.length < 10) {
    await setImmediate();
    collectGarbage();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    held.push(heapUsed + arrayBuffers);
  }
  return Math.min(...held);
}
