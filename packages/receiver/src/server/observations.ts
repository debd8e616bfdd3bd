import type { EventType, Purpose } from "@order-webhooks/types";

/** A delivery that a handler ran with, without anything personal. */
export interface Observation {
  readonly event: EventType;
  readonly purpose: Purpose;
  readonly orderId: string;
}

/** The response of the observation endpoint. */
export interface ObservationReport {
  /** The newest last. A hundred at most. */
  readonly handled: readonly Observation[];
}

const maxObservations = 100;

/** Remembers what was handled last, so that a verifier can ask for it. */
export class Observations {
  readonly #handled: Observation[] = [];

  add(observation: Observation): void {
    this.#handled.push(observation);
    if (this.#handled.length > maxObservations) this.#handled.shift();
  }

  report(): ObservationReport {
    return { handled: this.#handled };
  }
}
