/** The length of a measurement with the message pact. */
export interface PactEffort {
  /** The number of runs of each command. */
  readonly rounds: number;
  /** The number of payloads that `verify pact` generates for each interaction. */
  readonly payloads: number;
}

/** One run of a command. */
export interface PactRun {
  readonly nanoseconds: number;
  /** The number of messages that Pact matched. */
  readonly messages: number;
}

/** The commands that are compared. */
export const pactCommands = {
  /** Pact's own command, with one example for each interaction. */
  peer: "pact-verifier, one example each",
  /** Every example of the schemas, and one generated payload for each interaction. */
  examples: "verify pact, one payload each",
  payloads: "verify pact, generated payloads",
} as const;

/** Consecutive runs, one of each command, by the name of the command. */
export interface PactRound {
  readonly [command: string]: PactRun;
}

/** The measurements of all commands on one pact. */
export interface PactMeasured {
  readonly interactions: number;
  readonly rounds: readonly PactRound[];
}
