import type { TransactionClient } from "@order-webhooks/receiver";
import type pg from "pg";
import type { InboxError } from "../../errors.ts";
import { isControl } from "./control-statement.ts";
import { toRefused } from "./transaction-errors.ts";

/** The result of a statement. */
type Result<Row extends object> = Awaited<ReturnType<TransactionClient["query"]>> & {
  readonly rows: Row[];
};

/** A statement in the protocol that takes one alone, of which the types of `pg` do not know. */
interface SingleStatement extends pg.QueryConfig<unknown[]> {
  readonly queryMode: "extended";
}

/**
 * The client that a handler gets. It runs one statement at a time, in the order of their calls. It takes none after the
 * end of the work, and none that would begin or end a transaction.
 */
export class WorkClient implements TransactionClient {
  readonly #client: pg.PoolClient;
  #isOpen = true;
  #isCut = false;
  #queue: Promise<unknown> = Promise.resolve();
  #failure: unknown;
  #refusal: InboxError | undefined;

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  /** The newest error of a statement. */
  get failure(): unknown {
    return this.#failure;
  }

  /** The error of a statement that it refused, though the work went on. */
  get refusal(): InboxError | undefined {
    return this.#refusal;
  }

  // Bound, since a handler may hand it on.
  readonly query: TransactionClient["query"] = <Row extends object>(
    text: string,
    values: unknown[] = [],
  ) => {
    if (!this.#isOpen) return Promise.reject(toRefused(afterEnd));
    const running = this.#queue.then(() => this.#send<Row>(text, values));
    // A statement that the work does not await fails the transaction, and not the process.
    this.#queue = running.catch(() => {});
    return running;
  };

  /** Takes no more statements. Resolves once those that it took have ended. */
  async end(): Promise<void> {
    this.#isOpen = false;
    await this.#queue;
  }

  /** Takes no more statements, and leaves out those that wait. */
  cut(): void {
    this.#isOpen = false;
    this.#isCut = true;
  }

  async #send<Row extends object>(text: string, values: unknown[]): Promise<Result<Row>> {
    if (this.#isCut) throw toRefused(afterEnd);
    this.#assertTaken(text);
    const statement: SingleStatement = { text, values, queryMode: "extended" };
    try {
      return await this.#client.query<Row>(statement);
    } catch (error) {
      this.#failure = error;
      throw error;
    } finally {
      // Whatever ended the transaction: nothing more is to be committed by itself.
      if (this.#client.getTransactionStatus() === "I") this.cut();
    }
  }

  #assertTaken(text: unknown): void {
    if (typeof text !== "string") this.#refuse("one that is no text");
    else if (isControl(text)) this.#refuse("one that begins or ends a transaction");
  }

  #refuse(found: string): never {
    this.#refusal = toRefused(found);
    throw this.#refusal;
  }
}

const afterEnd = "one after the end of its work";
