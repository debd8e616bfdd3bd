/** Function that is timed, with its name in the table. */
export interface Candidate {
  readonly name: string;
  /** Makes the input of `run` from a parsed delivery. This is not timed. */
  readonly prepare: (delivery: unknown) => unknown;
  readonly run: (input: unknown) => unknown;
  /** Returns true if the outcome of `run` means that the delivery is valid. */
  readonly accepts: (outcome: unknown) => boolean;
}

/** Makes a candidate from functions that agree on their own types. */
export function toCandidate<I, O>(functions: {
  readonly name: string;
  readonly prepare: (delivery: unknown) => I;
  readonly run: (input: I) => O;
  readonly accepts: (outcome: O) => boolean;
}): Candidate {
  // This cast is safe: only a candidate's own `run` gets the prepared input, and only its own `accepts` the outcome.
  return functions as unknown as Candidate;
}

/** Returns the value unchanged, for candidates whose input is the delivery itself. */
export function asItIs<T>(value: T): T {
  return value;
}
