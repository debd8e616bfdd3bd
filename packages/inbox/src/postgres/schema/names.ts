import pg from "pg";

/** Quoted and qualified names of the inbox's tables and function, independent of the search path. */
export interface TableNames {
  readonly schema: string;
  readonly deliveries: string;
  readonly bodies: string;
  readonly inbox: string;
  /** Function that stores deliveries. */
  readonly put: string;
}

/** Returns the quoted names in a schema. */
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
