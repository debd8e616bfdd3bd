import type { Handling } from "./notes.ts";

/** The times in µs at which killed processes had ended, by their name. */
export type Kills = ReadonlyMap<string, number>;

/** Numbers of deliveries by their handling. */
export interface HandlingCounts {
  readonly repeated: number;
  readonly shared: number;
  readonly logged: number;
  readonly unforced: number;
}

/**
 * Counts deliveries that were handled more than once, and by two handlers at a time. It also counts deliveries that
 * were handled again without a kill, after a logged failure or for no reason.
 */
export function countHandlings(handlings: readonly Handling[], kills: Kills): HandlingCounts {
  const ofEach = groupById(handlings.toSorted((one, other) => one.start - other.start));
  const countThose = (judge: (one: Handling, next: Handling) => boolean) =>
    ofEach.filter((ofOne) => toPairs(ofOne).some(([one, next]) => judge(one, next))).length;
  const endOf = ({ run, end }: Handling) => Math.min(end, kills.get(run) ?? end);
  const isKilled = ({ run, start }: Handling, next: Handling) =>
    isBetween(kills.get(run), start, next.start);
  return {
    repeated: countThose(() => true),
    shared: countThose((one, next) => !one.isFailed && next.start < endOf(one)),
    logged: countThose((one, next) => !isKilled(one, next) && one.isFailed),
    unforced: countThose((one, next) => !isKilled(one, next) && !one.isFailed),
  };
}

function groupById(handlings: readonly Handling[]): readonly (readonly Handling[])[] {
  const groups = new Map<string, Handling[]>();
  for (const handling of handlings) {
    const group = groups.get(handling.id) ?? [];
    group.push(handling);
    groups.set(handling.id, group);
  }
  return [...groups.values()];
}

function toPairs<T>(values: readonly T[]): readonly (readonly [T, T])[] {
  return values.slice(1).flatMap((next, index) => {
    const one = values[index];
    return one === undefined ? [] : [[one, next] as const];
  });
}

function isBetween(time: number | undefined, start: number, end: number): boolean {
  return time !== undefined && start <= time && time <= end;
}
