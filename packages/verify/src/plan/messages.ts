import type { Json } from "../json/json.ts";
import { readPayloadSchemas } from "../schemas/read-payload-schemas.ts";
import type { Evidence } from "../schemas/schema-index.ts";
import { describeVariant, toContractRows, toMatrix, type Variant } from "../schemas/variants.ts";
import { readDeliverySources, toEnvelope } from "./deliveries.ts";
import { type RequiredObject, toRequiredShape } from "./required-shape.ts";

/** Variant that a complete message pact covers, with what the schemas say about its messages. */
export interface MessageVariant {
  /** Name of the variant in a report. */
  readonly description: string;
  /** Parameters of the provider state. */
  readonly variant: Variant;
  /** Evidence for the shape of the variant. */
  readonly evidence: Evidence;
  /** Envelope with only the required keys. */
  readonly shape: RequiredObject;
  /** Examples in the envelope: documented ones first, then composed and derived ones. */
  readonly examples: readonly Json[];
}

/**
 * Reads the variants of a complete message pact: each event and purpose, with nullable objects null
 * and present.
 */
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
