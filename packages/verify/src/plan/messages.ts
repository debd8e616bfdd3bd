import type { Json } from "../json/json.ts";
import { readPayloadSchemas } from "../schemas/read-payload-schemas.ts";
import type { Evidence } from "../schemas/schema-index.ts";
import { describeVariant, toContractRows, toMatrix, type Variant } from "../schemas/variants.ts";
import { readDeliverySources, toEnvelope } from "./deliveries.ts";
import { type RequiredObject, toRequiredShape } from "./required-shape.ts";

/** One variant that a complete message pact speaks about, and what the schemas say of its messages. */
export interface MessageVariant {
  /** Names the variant in a report. */
  readonly description: string;
  /** The parameters of the provider state. */
  readonly variant: Variant;
  /** The evidence for the shape of the variant. */
  readonly evidence: Evidence;
  /** The envelope with the keys that are always there. */
  readonly shape: RequiredObject;
  /** Examples inside the envelope: documented before composed before derived. */
  readonly examples: readonly Json[];
}

/** Reads the variants that a complete message pact covers: each event and purpose, nullable objects null and present. */
export async function planMessages(): Promise<readonly MessageVariant[]> {
  const sources = await readDeliverySources();
  const rows = toContractRows(toMatrix(sources.index));
  const schemas = await readPayloadSchemas(sources.index, rows);
  return [...schemas].map(([row, schema]) => {
    const { event, purpose, referrer, redemption, evidence, examples } = row;
    return {
      description: describeVariant(row),
      variant: { event, purpose, referrer, redemption },
      evidence,
      shape: toRequiredShape(schema),
      examples: examples.map((example) =>
        toEnvelope(sources.envelope, event, sources.dataOf(example)),
      ),
    };
  });
}
