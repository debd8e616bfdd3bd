import type { TransactionClient } from "@order-webhooks/receiver";
import type pg from "pg";
import type { InboxError } from "../../errors.ts";
import { isControl } from "./control-statement.ts";
import { toRefused } from "./transaction-errors.ts";

/** Result of a statement. */
type Result<Row extends object> = Awaited<ReturnType<TransactionClient["query"]>> & {
  readonly rows: Row[];
};

/** Statement in the extended protocol, which accepts only one statement. The types of `pg` lack `queryMode`. */
interface SingleStatement extends pg.QueryConfig<unknown[]> {
  readonly queryMode: "extended";
}

/**
 * Client for a handler's function. It runs one statement at a time, in the order of the calls. It refuses statements
 * after the end of the function, and statements that begin or end a transaction.
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

  /** Newest error of a statement. */
  get failure(): unknown {
    return this.#failure;
  }

  /** Error of a refused statement, even if the function caught it. */
  get refusal(): InboxError | undefined {
    return this.#refusal;
  }

  // An arrow function, because a handler may pass the method on.
  readonly query: TransactionClient["query"] = <Row extends object>(
    text: string,
    values: unknown[] = [],
  ) => {
    if (!this.#isOpen) return Promise.reject(toRefused(afterEnd));
    const running = this.#queue.then(() => this.#send<Row>(text, values));
    // If the function does not await a failed statement, the transaction fails and the process does not.
    this.#queue = running.catch(() => {});
    return running;
  };

  /** Refuses further statements. Resolves once the accepted ones have ended. */
  async end(): Promise<void> {
    this.#isOpen = false;
    await this.#queue;
  }

  /** Refuses further statements, and also the waiting ones. */
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
      // The transaction has ended for some reason. Further statements would commit separately.
      if (this.#client.getTransactionStatus() === "I") this.cut();
    }
  }

  #assertTaken(text: unknown): void {
    if (typeof text !== "string") this.#refuse("one that is not a string");
    else if (isControl(text)) this.#refuse("one that begins or ends a transaction");
  }

  #refuse(found: string): never {
    this.#refusal = toRefused(found);
    throw this.#refusal;
  }
}

const afterEnd = "one after the end of its function";
