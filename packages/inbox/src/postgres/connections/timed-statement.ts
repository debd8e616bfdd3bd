import pg from "pg";

/** The time in ms within which a statement that looks at few rows has to be answered. */
export const answerMs = 5_000;

/** A statement, and the time in ms for its answer, of which the types of `pg` do not know. */
export interface TimedStatement extends pg.QueryConfig<unknown[]> {
  readonly query_timeout: number | undefined;
}

/** Returns a statement that fails if it is not answered in time. Without a time its connection's counts. */
export function toTimed(text: string, values: unknown[], ms: number | undefined): TimedStatement {
  return { text, values, types, query_timeout: ms };
}

/**
 * PostgreSQL's number of the type of 64 bits. `pg` reads it as a text, though all that the inbox has fits into a
 * number.
 */
const bigint = 20;

const types: pg.CustomTypesConfig = {
  getTypeParser: (type, format) =>
    Number(type) === bigint ? Number : pg.types.getTypeParser(type, format),
};
