import type { LoadRound, Slice } from "../load/measured.ts";

/** The numbers of deliveries in all slices. */
export type LoadCounts = Pick<Slice, "accepted" | "refused" | "failed" | "lost" | "handled">;

/** Divides each number by the number of the same round in the other list. */
export function divideEach(
  numbers: readonly number[],
  others: readonly number[],
): readonly number[] {
  return numbers.map((number, at) => number / (others[at] ?? Number.NaN));
}

/** Returns the slices of a server, in the order of the rounds. */
export function slicesOf(rounds: readonly LoadRound[], name: string): readonly Slice[] {
  return rounds.flatMap((round) => round[name] ?? []);
}

/** Returns accepted deliveries per nanosecond. */
export function throughputOf({ accepted, nanoseconds }: Slice): number {
  return accepted / nanoseconds;
}

/** Returns the CPU time of an accepted delivery in nanoseconds. */
export function cpuOf({ cpuNanoseconds, accepted }: Slice): number {
  return cpuNanoseconds / accepted;
}

/** Adds up all slices. */
export function toCounts(slices: readonly Slice[]): LoadCounts {
  const sum = (key: keyof LoadCounts) => slices.reduce((total, slice) => total + slice[key], 0);
  return {
    accepted: sum("accepted"),
    refused: sum("refused"),
    failed: sum("failed"),
    lost: sum("lost"),
    handled: sum("handled"),
  };
}
