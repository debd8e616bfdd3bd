import type { Steps } from "../json/json.ts";
import type { Form } from "../plan/delivery.ts";
import type { PayloadSchema } from "../schemas/payload-schema.ts";
import type { MatrixRow } from "../schemas/variants.ts";
import type { Expectation } from "./match-messages.ts";

/** Variant of an interaction, with the expectation for each of its payloads. */
export interface PactSubject {
  /** ID that is unique in the run. */
  readonly id: string;
  /** File and JSON pointer of the interaction. */
  readonly place: string;
  readonly expectation: Expectation;
  readonly row: MatrixRow;
  /** Form of the message. */
  readonly form: Form;
  /** Other form, if the content is written for it. */
  readonly looksLike?: Form | undefined;
  /** Schema of the message in its form. */
  readonly schema: PayloadSchema;
  /** Number of payloads to generate. */
  readonly count: number;
  /** Returns an example of the schemas that has a value at these steps, if there is one. */
  readonly seenIn: (steps: Steps) => string | undefined;
}
