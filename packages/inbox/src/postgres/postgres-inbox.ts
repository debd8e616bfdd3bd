import type { Claim, TransactionClient } from "@order-webhooks/receiver";
import { DurableInbox, type Polling } from "../durable/durable-inbox.ts";
import type { Retention } from "../durable/retention.ts";
import type { Storage } from "../durable/storage.ts";
import type { Transactions } from "./transactions/transactions.ts";

/** Parts of an inbox in PostgreSQL. */
export interface PostgresInboxParts extends Polling {
  readonly storage: Storage;
  readonly retention: Retention;
  readonly transactions: Transactions;
}

/** Inbox in PostgreSQL, with transactions for handlers. */
export class PostgresInbox extends DurableInbox {
  readonly #transactions: Transactions;

  constructor({ storage, retention, transactions, ...polling }: PostgresInboxParts) {
    super(storage, retention, polling);
    this.#transactions = transactions;
  }

  transaction<T>(
    claim: Claim,
    work: (client: TransactionClient) => T | Promise<T>,
    options: { readonly signal: AbortSignal },
  ): Promise<T> {
    return this.#transactions.run(claim, work, options);
  }
}
