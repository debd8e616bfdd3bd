/** The longest name in bytes that PostgreSQL does not cut. */
export const longestName = 63;

/** Checks for the name of a schema that an inbox may have. PostgreSQL keeps those that begin with `pg_` for itself. */
export function isSchemaName(value: unknown): value is string {
  if (typeof value !== "string" || value === "" || /[\p{Cc}\p{Cs}]/u.test(value)) return false;
  return Buffer.byteLength(value) <= longestName && !value.startsWith("pg_");
}
