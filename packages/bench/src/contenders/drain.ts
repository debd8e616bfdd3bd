/** The number of jobs that are taken at once, by each of the loops. */
const batchSize = 64;
const loops = 2;

/**
 * Takes so many jobs in batches, and settles each batch before the next one is taken. Two loops do so at the same
 * time, as two workers do, so that one takes jobs while the other settles some.
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
