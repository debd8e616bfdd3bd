import type { EventType, Purpose } from "@order-webhooks/types";

/** A handled delivery, without personal data. */
export interface Observation {
  readonly event: EventType;
  readonly purpose: Purpose;
  readonly orderId: string;
}

/** Response of the observation endpoint. */
export interface ObservationReport {
  /** Handled deliveries, the newest last. At most a hundred. */
  readonly handled: readonly Observation[];
}

const maxObservations = 100;

/** Remembers the deliveries that were handled last, for a verifier. */
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
