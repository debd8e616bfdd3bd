/** Maximum length in bytes of a name. PostgreSQL cuts longer names. */
export const longestName = 63;

/**
 * Checks for a schema name that an inbox can use. PostgreSQL reserves names that begin with `pg_`, and `pg_dump` omits
 * `information_schema`.
 */
export function isSchemaName(value: unknown): value is string {
  if (typeof value !== "string" || value === "" || /[\p{Cc}\p{Cs}]/u.test(value)) return false;
  if (value.startsWith("pg_") || value === "information_schema") return false;
  return Buffer.byteLength(value) <= longestName;
}
