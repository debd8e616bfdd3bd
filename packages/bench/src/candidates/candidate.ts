/** Something that is timed, under the name that the table has for it. */
export interface Candidate {
  readonly name: string;
  /** Makes the input of `run` from a parsed delivery. Its time does not count. */
  readonly prepare: (delivery: unknown) => unknown;
  readonly run: (input: unknown) => unknown;
  /** True if the outcome of `run` says that nothing is wrong. */
  readonly accepts: (outcome: unknown) => boolean;
}

/** Makes a candidate from functions that agree on their own types. */
export function toCandidate<I, O>(functions: {
  readonly name: string;
  readonly prepare: (delivery: unknown) => I;
  readonly run: (input: I) => O;
  readonly accepts: (outcome: O) => boolean;
}): Candidate {
  // The seam: what a candidate prepares goes to its own `run` alone, and the outcome to its own `accepts`.
  return functions as unknown as Candidate;
}

/** Returns the value as it is, for candidates that take the delivery itself. */
export function asItIs<T>(value: T): T {
  return value;
}
