import type pg from "pg";
import type { TableNames } from "../schema/names.ts";
import type { Connections } from "./connections.ts";
import { sqlStateOf } from "./failure.ts";
import { Outage } from "./outage.ts";
import { Retries } from "./retries.ts";
import { answerMs, toTimed } from "./timed-statement.ts";

/**
 * Runs one statement, and returns its rows. The first placeholder is the clock's offset, which is added automatically.
 * The values start at the second placeholder.
 */
export type Query = <Row extends object>(
  text: string,
  values?: readonly unknown[],
) => Promise<readonly Row[]>;

/** Begins a transaction. The server ends it if its process stops, because its row locks would block other processes. */
const begin = `BEGIN ISOLATION LEVEL READ COMMITTED;
  SET LOCAL idle_in_transaction_session_timeout = ${answerMs}`;

/** Database of one inbox. Retries temporary failures. No statement leaves state on its connection. */
export class Database {
  readonly names: TableNames;
  /** Retries, and state of the current outage. */
  readonly retries: Retries;
  readonly #connections: Connections;
  readonly #offsetMs: () => number;
  /**
   * True once a statement could not be serialized, because the user or the database has a stricter default isolation.
   * With that isolation, claims would repeatedly make each other fail.
   */
  #isStrict = false;

  constructor(connections: Connections, names: TableNames, offsetMs: () => number) {
    this.#connections = connections;
    this.names = names;
    this.#offsetMs = offsetMs;
    this.retries = new Retries(new Outage(connections.place));
  }

  /** Runs one statement in a separate transaction. */
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<readonly Row[]> {
    return this.run((query) => query<Row>(text, values));
  }

  /** Runs one statement that may read many rows. Only the connection limits its time. */
  look<Row extends object>(text: string, values?: readonly unknown[]): Promise<readonly Row[]> {
    return this.#run(undefined, (query) => query<Row>(text, values));
  }

  /** Runs statements, each in a separate transaction. Runs all of them again after a temporary failure. */
  run<T>(work: (query: Query, mayBeDone: boolean) => Promise<T>): Promise<T> {
    return this.#run(answerMs, work);
  }

  /** Runs statements in one transaction. Runs all of them again after a temporary failure. */
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

  /** Returns a function that runs each statement in a separate transaction. */
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

/** SQLSTATE of a serialization failure, which occurs only with a stricter isolation than READ COMMITTED. */
const notSerialized = "40001";
