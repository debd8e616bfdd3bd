import pg from "pg";

/** Time limit in ms for a statement that reads few rows. */
export const answerMs = 5_000;

/** Statement with a time limit in ms for its answer. The types of `pg` lack `query_timeout`. */
export interface TimedStatement extends pg.QueryConfig<unknown[]> {
  readonly query_timeout: number | undefined;
}

/** Returns a statement that fails if it is not answered in time. Without `ms`, the connection's limit applies. */
export function toTimed(text: string, values: unknown[], ms: number | undefined): TimedStatement {
  return { text, values, types, query_timeout: ms };
}

/**
 * PostgreSQL's number of the type bigint. `pg` returns a string for it, although all values of the inbox fit into a
 * number.
 */
const bigint = 20;

const types: pg.CustomTypesConfig = {
  getTypeParser: (type, format) =>
    Number(type) === bigint ? Number : pg.types.getTypeParser(type, format),
};
