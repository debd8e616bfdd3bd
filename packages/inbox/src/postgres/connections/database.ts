import type pg from "pg";
import type { TableNames } from "../schema/names.ts";
import type { Connections } from "./connections.ts";
import { sqlStateOf } from "./failure.ts";
import { Outage } from "./outage.ts";
import { Retries } from "./retries.ts";
import { answerMs, toTimed } from "./timed-statement.ts";

/**
 * Runs one statement, and returns its rows. Its first placeholder is the clock's offset, which comes by itself, and its
 * values follow.
 */
export type Query = <Row extends object>(
  text: string,
  values?: readonly unknown[],
) => Promise<readonly Row[]>;

/**
 * Begins a transaction. The server ends it if its process stops in the middle: the rows that it locked would keep
 * others waiting.
 */
const begin = `BEGIN ISOLATION LEVEL READ COMMITTED;
  SET LOCAL idle_in_transaction_session_timeout = ${answerMs}`;

/** The database of one inbox. What fails for now is tried again. No statement leaves anything on its connection. */
export class Database {
  readonly names: TableNames;
  /** Tries again, and knows whether the server is gone. */
  readonly retries: Retries;
  readonly #connections: Connections;
  readonly #offsetMs: () => number;
  /**
   * True once a statement could not be serialized: the user or the database has a stricter isolation by default. In
   * that, claims fail each other again and again.
   */
  #isStrict = false;

  constructor(connections: Connections, names: TableNames, offsetMs: () => number) {
    this.#connections = connections;
    this.names = names;
    this.#offsetMs = offsetMs;
    this.retries = new Retries(new Outage(connections.place));
  }

  /** Runs one statement, which is a transaction of its own. */
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<readonly Row[]> {
    return this.run((query) => query<Row>(text, values));
  }

  /** Runs one statement that may look at many rows, and has as long as its connection allows. */
  look<Row extends object>(text: string, values?: readonly unknown[]): Promise<readonly Row[]> {
    return this.#run(undefined, (query) => query<Row>(text, values));
  }

  /** Runs statements, each of which is a transaction of its own, and all again if one fails for now. */
  run<T>(work: (query: Query, mayBeDone: boolean) => Promise<T>): Promise<T> {
    return this.#run(answerMs, work);
  }

  /** Runs statements in one transaction, and all again if one fails for now. */
  inTransaction<T>(work: (query: Query) => Promise<T>): Promise<T> {
    return this.retries.run(() =>
      this.#connections.use(async (client) => {
        await client.query(toTimed(begin, [], answerMs));
        const result = await work(this.#toQuery(client, answerMs));
        await client.query(toTimed("COMMIT", [], answerMs));
        return result;
      }),
    );
  }

  close(): Promise<void> {
    return this.#connections.close();
  }

  #run<T>(
    ms: number | undefined,
    work: (query: Query, mayBeDone: boolean) => Promise<T>,
  ): Promise<T> {
    return this.retries.run((mayBeDone) =>
      this.#connections.use((client) => work(this.#toSingle(client, ms), mayBeDone)),
    );
  }

  /** Runs each statement as a transaction of its own. */
  #toSingle(client: pg.PoolClient, ms: number | undefined): Query {
    const query = this.#toQuery(client, ms);
    return async <Row extends object>(text: string, values?: readonly unknown[]) => {
      try {
        if (!this.#isStrict) return await query<Row>(text, values);
        await client.query(toTimed(begin, [], answerMs));
        const rows = await query<Row>(text, values);
        await client.query(toTimed("COMMIT", [], answerMs));
        return rows;
      } catch (error) {
        this.#isStrict ||= sqlStateOf(error) === notSerialized;
        throw error;
      }
    };
  }

  #toQuery(client: pg.PoolClient, ms: number | undefined): Query {
    return async <Row extends object>(text: string, values: readonly unknown[] = []) => {
      const config = toTimed(text, [this.#offsetMs(), ...values], ms);
      const { rows } = await client.query<Row>(config);
      return rows;
    };
  }
}

/** The SQLSTATE of a statement that another one prevents, in a stricter isolation than READ COMMITTED alone. */
const notSerialized = "40001";
