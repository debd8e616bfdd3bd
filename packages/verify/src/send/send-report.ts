import type { Form } from "../plan/delivery.ts";
import type { DeliveryIds } from "./compose.ts";
import type { SentObservation } from "./observe.ts";

/** Report of one delivery. It contains no secrets. Texts from the receiver are one line each. */
export interface SendReport {
  readonly kind: "send";
  /** True if every answer was a success and, if observed, its handler ran once. */
  readonly passed: boolean;
  readonly event: string;
  readonly purpose: string;
  readonly form: Form;
  /** Name of the example that was sent. Null for given data. */
  readonly example: string | null;
  readonly url: string;
  readonly ids: DeliveryIds;
  /** Size of the body in bytes. */
  readonly bytes: number;
  readonly secret: "published" | "own";
  /** Requested number of sends. */
  readonly times: number;
  /** Answers to each send. After an answer without a status, nothing more is sent. */
  readonly answers: readonly SentAnswer[];
  /** Null without an observation. */
  readonly observation: SentObservation | null;
  /** Notes on the data, for example values that the schemas do not know. */
  readonly notes: readonly string[];
}

/** Answer to one send. */
export interface SentAnswer {
  /** Null if there was no answer. */
  readonly status: number | null;
  /** Reason phrase of the status line, or the reason for a missing answer. */
  readonly reason: string;
  readonly ms: number;
  /** First line of the answer's body. */
  readonly text: string;
}
