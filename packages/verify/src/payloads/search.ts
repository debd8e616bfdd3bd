/** Strategy of a search for the smallest failing value. */
export interface SearchPlan<T, C> {
  /**
   * Lists smaller candidates for a failing value, in groups that are tried in turn. The first
   * failing one of a group is used, so smaller candidates come first. `isStart` is true for the
   * start value of a search.
   */
  readonly reductionsOf: (failing: T, isStart: boolean) => Iterable<readonly C[]>;
  /**
   * Tries one group of each open search. Returns the failing candidate of each group, or undefined,
   * in the same order.
   */
  readonly tryGroups: (groups: readonly CandidateGroup<C>[]) => Promise<readonly (T | undefined)[]>;
  /** Maximum number of rounds. */
  readonly mostRounds: number;
}

/** Candidates that are tried together. */
export interface CandidateGroup<C> {
  /** Number of the search among all. */
  readonly search: number;
  readonly candidates: readonly C[];
}

/**
 * Minimizes each of several failing values: tries smaller candidates, continues from one that still
 * fails, and ends if none does. Returns the values in the same order.
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
