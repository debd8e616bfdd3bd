import type { Steps } from "../json/json.ts";
import type { Form } from "../plan/delivery.ts";
import type { PayloadSchema } from "../schemas/payload-schema.ts";
import type { MatrixRow } from "../schemas/variants.ts";
import type { Expectation } from "./match-messages.ts";

/** One variant of one interaction: what is expected of every payload of it. */
export interface PactSubject {
  /** Unique in the run. */
  readonly id: string;
  /** File and JSON pointer of the interaction. */
  readonly place: string;
  readonly expectation: Expectation;
  readonly row: MatrixRow;
  /** Form of the message. */
  readonly form: Form;
  /** The other form, if the content is written for that one. */
  readonly looksLike?: Form | undefined;
  /** Schema of the message in its form. */
  readonly schema: PayloadSchema;
  /** Number of payloads to make. */
  readonly count: number;
  /** An example of the schemas that has something at these steps, if one does. */
  readonly seenIn: (steps: Steps) => string | undefined;
}
