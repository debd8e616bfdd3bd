import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

/** Returns the CPU time of some work, in milliseconds. A busy machine changes it little, unlike the time of a clock. */
export async function measureCpu(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** Returns how many bytes some work leaves behind that nothing can free. Garbage does not count. */
export async function measureRetained(work: () => unknown): Promise<number> {
  const before = heldBytes();
  await work();
  return heldBytes() - before;
}

function heldBytes(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
