/** Maximum number of jobs that each loop takes at once. */
const batchSize = 64;
const loops = 2;

/**
 * Takes `count` jobs in batches. Two loops run at the same time, like two workers. Each loop settles its batch before
 * it takes the next one. Returns `count`. Throws if fewer jobs wait.
 */
export async function drainInBatches(
  count: number,
  takeAndSettle: (most: number) => Promise<number>,
): Promise<number> {
  let left = count;
  await Promise.all(
    Array.from({ length: loops }, async () => {
      while (left > 0) {
        const most = Math.min(batchSize, left);
        left -= most;
        const taken = await takeAndSettle(most);
        if (taken === 0) throw new Error(`${most} more jobs were expected to wait, and none did`);
        left += most - taken;
      }
    }),
  );
  return count;
}
