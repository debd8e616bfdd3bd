import type { Form } from "../plan/delivery.ts";
import type { DeliveryIds } from "./compose.ts";
import type { SentObservation } from "./observe.ts";

/** Report of one delivery. It holds no secret, and texts of the receiver are one line each. */
export interface SendReport {
  readonly kind: "send";
  /** True if every answer was a success and, where that was observed, its handler ran once. */
  readonly passed: boolean;
  readonly event: string;
  readonly purpose: string;
  readonly form: Form;
  /** Name of the example that was sent. Null for data of one's own. */
  readonly example: string | null;
  readonly url: string;
  readonly ids: DeliveryIds;
  /** Size of the body. */
  readonly bytes: number;
  readonly secret: "published" | "own";
  /** Number of times that it was to be sent. */
  readonly times: number;
  /** One for each time that it was sent. None follows one that is no status. */
  readonly answers: readonly SentAnswer[];
  /** Null without an observation. */
  readonly observation: SentObservation | null;
  /** Remarks on the data, for example values that the schemas do not know. */
  readonly notes: readonly string[];
}

/** Answer to one sending. */
export interface SentAnswer {
  /** Null if there was no answer. */
  readonly status: number | null;
  /** The reason of the status line, or the reason why there is no answer. */
  readonly reason: string;
  readonly ms: number;
  /** First line of the answer's body. */
  readonly text: string;
}
