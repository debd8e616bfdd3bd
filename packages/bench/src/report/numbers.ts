/** Returns the middle number, or the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((left, right) => left - right);
  const middle = sorted.length / 2;
  const pair = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return ((pair[0] ?? Number.NaN) + (pair[1] ?? Number.NaN)) / 2;
}

/** Returns the difference between the largest and the smallest number, as a share of their median. */
export function spread(numbers: readonly number[]): number {
  return (Math.max(...numbers) - Math.min(...numbers)) / median(numbers);
}

/** The numbers below which a quarter, half and three quarters of some numbers lie. */
export interface Quartiles {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** Returns the quartiles. A quartile between two numbers is interpolated linearly. */
export function quartiles(numbers: readonly number[]): Quartiles {
  const sorted = numbers.toSorted((left, right) => left - right);
  return { low: quantile(sorted, 0.25), median: median(sorted), high: quantile(sorted, 0.75) };
}

function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const [below, above] = [Math.floor(place), Math.ceil(place)];
  const [low = Number.NaN, high = Number.NaN] = [sorted[below], sorted[above]];
  return low + (high - low) * (place - below);
}
