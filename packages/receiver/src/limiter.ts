/** Says whether something may happen once more. */
export type Limiter = () => boolean;

/** How often the owner is told of something that anyone can cause. */
export const maxToldPerMinute = 10;

/** Allows so many in any minute, counted in whole minutes from the first; for what anyone can cause. */
export function createLimiter(
  perMinute: number,
  now: () => number = () => performance.now(),
): Limiter {
  let windowEnd = Number.NEGATIVE_INFINITY;
  let left = 0;
  return () => {
    if (now() >= windowEnd) {
      windowEnd = now() + 60_000;
      left = perMinute;
    }
    left -= 1;
    return left >= 0;
  };
}
