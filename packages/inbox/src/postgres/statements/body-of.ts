/**
 * Returns a subquery for the body of a row of another table. `OFFSET 0` makes PostgreSQL look up each body separately
 * instead of with a join. In a join it might read all bodies, if its statistics show an empty table.
 */
export function toBodyOf(bodies: string, table: string): string {
  return `LATERAL (SELECT body FROM ${bodies} AS bodies WHERE bodies.id = ${table}.id OFFSET 0) AS kept_body`;
}
