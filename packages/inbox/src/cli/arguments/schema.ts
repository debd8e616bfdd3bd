import { isSchemaName, longestName } from "../../postgres/schema/schema-name.ts";
import { readText, toUsageError } from "./usage.ts";

/**
 * Reads the name of the schema with the inbox's tables. Returns undefined without the option.
 *
 * @throws ReceiverError `argument_invalid`
 */
export function readSchema(value: string | undefined): string | undefined {
  const place = "--schema";
  const schema = readText(place, value);
  if (schema === undefined || isSchemaName(schema)) return schema;
  const expected = `the name of a schema of at most ${longestName} bytes, which is neither pg_... nor information_schema`;
  throw toUsageError(place, { expected, found: JSON.stringify(schema) });
}
