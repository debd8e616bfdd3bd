/** Limits the search for issues. */
export interface LimitOptions {
  /** The most issues to return, 100 by default, and instead of anything but a number from 1 on. */
  readonly limit?: number;
}

/** More issues than a person reads. */
const defaultLimit = 100;

/** The number of issues after which checks read no more items and no more values of maps. */
export let limit: number = defaultLimit;

/** Runs a search with the limit of the options. It is never one that would make issues look like none. */
export function withLimit<T>({ limit: most = defaultLimit }: LimitOptions, search: () => T): T {
  const before = limit;
  limit = most >= 1 ? most : defaultLimit;
  try {
    return search();
  } finally {
    limit = before;
  }
}
