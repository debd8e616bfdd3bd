/** An axis: the position of each value, and the labeled values. */
export interface Scale {
  /** Returns the position of a value, from 0 at the start of the axis to 1 at its end. */
  readonly placeOf: (value: number) => number;
  readonly ticks: readonly number[];
}

/** Makes an axis from 0 to a round number, with four to ten steps. */
export function toLinearScale(values: readonly number[]): Scale {
  const most = Math.max(...values);
  const power = 10 ** Math.floor(Math.log10(most));
  const step = most / power < 2 ? power / 5 : most / power < 5 ? power / 2 : power;
  const steps = Math.ceil(most / step - 1e-9);
  const ticks = Array.from({ length: steps + 1 }, (_, at) => round(at * step));
  return { placeOf: (value) => value / (steps * step), ticks };
}

/**
 * Makes a logarithmic axis with labels at powers of ten, and with more labels if it has few of them. It begins below
 * the smallest value, so that each bar has a length.
 */
export function toLogScale(values: readonly number[]): Scale {
  const logs = values.map(Math.log10);
  const first = Math.ceil(Math.min(...logs)) - 1;
  const last = Math.max(...logs, first + 1);
  const named = last - first < 2.5 ? [1, 2, 5] : [1];
  const powers = Array.from({ length: Math.floor(last) - first + 1 }, (_, at) => first + at);
  const ticks = powers
    .flatMap((power) => named.map((digit) => round(digit * 10 ** power)))
    .filter((tick) => Math.log10(tick) <= last);
  return { placeOf: (value) => (Math.log10(value) - first) / (last - first), ticks };
}

/** Removes the last digits of a computed number, which are noise. */
function round(value: number): number {
  return Number(value.toPrecision(6));
}
