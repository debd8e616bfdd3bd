import pg from "pg";

/** The names of the inbox's tables, as statements need them: no path decides which tables they are. */
export interface TableNames {
  readonly schema: string;
  readonly deliveries: string;
  readonly bodies: string;
  readonly inbox: string;
}

/** Returns the names in a schema, quoted. */
export function toTableNames(schema: string): TableNames {
  const quoted = pg.escapeIdentifier(schema);
  return {
    schema: quoted,
    deliveries: `${quoted}.deliveries`,
    bodies: `${quoted}.bodies`,
    inbox: `${quoted}.inbox`,
  };
}
