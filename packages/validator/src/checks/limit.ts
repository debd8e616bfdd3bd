/** Options that limit the search for issues. */
export interface LimitOptions {
  /** Maximum number of issues to return. The default is 100, which also replaces any value that is not a number of at least 1. */
  readonly limit?: number;
}

/** Default limit, which is more than a person reads. */
const defaultLimit = 100;

/** Number of issues after which checks stop reading items and map values. */
export let limit: number = defaultLimit;

/**
 * Runs a search with the limit of the options. The limit is at least 1, so that a value with issues never seems to have
 * none.
 */
export function withLimit<T>({ limit: most = defaultLimit }: LimitOptions, search: () => T): T {
  const before = limit;
  limit = most >= 1 ? most : defaultLimit;
  try {
    return search();
  } finally {
    limit = before;
  }
}
