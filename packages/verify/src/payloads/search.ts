/** Way to search for the smallest thing that still fails. */
export interface SearchPlan<T, C> {
  /**
   * Lists smaller candidates of something that fails, in groups that are tried one after the other. The first of
   * a group that still fails is taken, so smaller ones come first. `isStart` is true for what a search starts with.
   */
  readonly reductionsOf: (failing: T, isStart: boolean) => Iterable<readonly C[]>;
  /** Tries one group of each open search. Gives in the same order what still fails, if any of a group does. */
  readonly tryGroups: (groups: readonly CandidateGroup<C>[]) => Promise<readonly (T | undefined)[]>;
  /** Number of times that groups are tried at most. */
  readonly mostRounds: number;
}

/** Candidates that are tried together. */
export interface CandidateGroup<C> {
  /** Number of the search among all. */
  readonly search: number;
  readonly candidates: readonly C[];
}

/**
 * Makes each of some things that fail as small as it can be while it still fails: tries what is smaller, goes
 * on from what still fails, and ends where nothing smaller does. The order stays.
 */
export async function findSmallest<T, C>(
  starts: readonly T[],
  { reductionsOf, tryGroups, mostRounds }: SearchPlan<T, C>,
): Promise<readonly T[]> {
  const searches = starts.map((smallest) => ({
    smallest,
    groups: open(reductionsOf(smallest, true)),
  }));
  for (let round = 0; round < mostRounds; round += 1) {
    const groups = searches.flatMap((one, search) => {
      const next = one.groups.next();
      return next.done === true ? [] : [{ search, candidates: next.value }];
    });
    if (groups.length === 0) break;
    const found = await tryGroups(groups);
    for (const [at, { search }] of groups.entries()) {
      const smaller = found[at];
      const one = searches[search];
      if (one === undefined || smaller === undefined) continue;
      one.smallest = smaller;
      one.groups = open(reductionsOf(smaller, false));
    }
  }
  return searches.map(({ smallest }) => smallest);
}

function open<C>(groups: Iterable<readonly C[]>): Iterator<readonly C[]> {
  return groups[Symbol.iterator]();
}
