/**
 * Returns a table of one row, the body of a row of another table. It is looked up for each row by itself: PostgreSQL
 * does not join what stands behind `OFFSET`. In a join it would read all bodies, if it believes that it has none.
 */
export function toBodyOf(bodies: string, table: string): string {
  return `LATERAL (SELECT body FROM ${bodies} AS bodies WHERE bodies.id = ${table}.id OFFSET 0) AS kept_body`;
}
