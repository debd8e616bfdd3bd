import type { ValidatorApi } from "./builds.ts";
import { asItIs, type Candidate, toCandidate } from "./candidate.ts";

/** Makes a candidate from a build, for each measured function. */
export const toValidator = {
  parse: (name, { parseDelivery }) =>
    toCandidate({
      name,
      prepare: asItIs,
      run: (delivery) => parseDelivery(delivery),
      accepts: ({ ok }) => ok,
    }),
  explain: (name, { explainDelivery }) =>
    toCandidate({
      name,
      prepare: asItIs,
      run: (delivery) => explainDelivery(delivery),
      accepts: ({ length }) => length === 0,
    }),
  drift: (name, { findDrift, parseDelivery }) =>
    toCandidate({
      name,
      prepare: (delivery) => webhookOf(parseDelivery(delivery)),
      run: (webhook) => findDrift(webhook),
      accepts: ({ length }) => length === 0,
    }),
} as const satisfies {
  readonly [call: string]: (name: string, api: ValidatorApi) => Candidate;
};

/** Name of the measured function of a build. */
export type Call = keyof typeof toValidator;

type Webhook = Parameters<ValidatorApi["findDrift"]>[0];

function webhookOf(result: ReturnType<ValidatorApi["parseDelivery"]>): Webhook {
  if (result.ok) return result.webhook;
  throw new Error(`a delivery without drift was refused: ${result.issues[0].message}`);
}
