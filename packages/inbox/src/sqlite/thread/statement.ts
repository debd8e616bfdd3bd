import type { DatabaseSync, SQLInputValue } from "node:sqlite";

/** Prepared statement whose rows have a known type. */
export interface Statement<Row> {
  get(...values: SQLInputValue[]): Row | undefined;
  all(...values: SQLInputValue[]): Row[];
  iterate(...values: SQLInputValue[]): IterableIterator<Row>;
  /** Returns the number of changed rows, and the id of the last inserted row. */
  run(...values: SQLInputValue[]): { readonly changes: number; readonly id: number };
}

/** Prepares a statement. `Row` must match the selected columns, because nothing checks it. */
export function prepare<Row = never>(database: DatabaseSync, sql: string): Statement<Row> {
  const statement = database.prepare(sql);
  return {
    // The statement names the columns, and the tables are STRICT.
    get: (...values) => statement.get(...values) as Row | undefined,
    all: (...values) => statement.all(...values) as Row[],
    iterate: (...values) => statement.iterate(...values) as IterableIterator<Row>,
    run: (...values) => {
      const { changes, lastInsertRowid } = statement.run(...values);
      return { changes: Number(changes), id: Number(lastInsertRowid) };
    },
  };
}
