import { exampleFields } from "@order-webhooks/receiver/example-handlers";
import { readDeliverySources } from "../deliveries.ts";
import { toEnvelope } from "../example-messages.ts";
import { toContractRows, toMatrix } from "../matrix.ts";
import { readPayloadSchemas } from "../payload-schema.ts";
import { type ContractMessage, toContractMessage } from "./message-contract.ts";

/** What the reference receiver with its example handlers expects: two interactions for each event and purpose. */
export async function readContractMessages(): Promise<readonly ContractMessage[]> {
  const { index, dataOf, envelope } = await readDeliverySources();
  const matrix = toMatrix(index);
  const rows = toContractRows(matrix);
  const schemas = await readPayloadSchemas(index, rows);
  const fieldsOf: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(exampleFields));
  return rows.map((row) => {
    const messages = row.examples.map((example) =>
      toEnvelope(envelope, row.event, dataOf(example)),
    );
    const schema = schemas.get(row);
    const reads = fieldsOf.get(row.purpose);
    if (schema === undefined || reads === undefined)
      throw new Error(`Nothing is known of ${row.typeName}`);
    return toContractMessage(row, { schema, messages, reads });
  });
}
