/** The longest name in bytes that PostgreSQL does not cut. */
export const longestName = 63;

/**
 * Checks for the name of a schema that an inbox may have. PostgreSQL keeps those that begin with `pg_` for itself, and
 * `pg_dump` leaves `information_schema` out.
 */
export function isSchemaName(value: unknown): value is string {
  if (typeof value !== "string" || value === "" || /[\p{Cc}\p{Cs}]/u.test(value)) return false;
  if (value.startsWith("pg_") || value === "information_schema") return false;
  return Buffer.byteLength(value) <= longestName;
}
