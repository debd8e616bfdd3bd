import pg from "pg";

/** The names of the inbox's tables, and of its function, as statements need them: no path decides which they are. */
export interface TableNames {
  readonly schema: string;
  readonly deliveries: string;
  readonly bodies: string;
  readonly inbox: string;
  /** The function that stores deliveries. */
  readonly put: string;
}

/** Returns the names in a schema, quoted. */
export function toTableNames(schema: string): TableNames {
  const quoted = pg.escapeIdentifier(schema);
  return {
    schema: quoted,
    deliveries: `${quoted}.deliveries`,
    bodies: `${quoted}.bodies`,
    inbox: `${quoted}.inbox`,
    put: `${quoted}.put_deliveries`,
  };
}
