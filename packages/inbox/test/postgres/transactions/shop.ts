import type { Claim, Inbox, TransactionClient } from "@order-webhooks/receiver";
import pg from "pg";
import { expect, inject, onTestFinished } from "vitest";
import type { PostgresInboxOptions } from "../../../src/postgres.ts";
import { entryOf } from "../../sqlite/entries.ts";
import { makeSchemaName, openInbox } from "../place.ts";

/** An inbox, and a separate table for the writes of handlers. */
export interface Shop {
  readonly inbox: TransactingInbox;
  readonly schema: string;
  /** The table of payments, as statements name it. */
  readonly payments: string;
  /** Lists the committed payments by their delivery. */
  readonly listPayments: () => Promise<readonly string[]>;
  /** Runs a statement of the owner, outside of any transaction. */
  readonly query: (text: string) => Promise<readonly unknown[]>;
}

export type TransactingInbox = Inbox & Required<Pick<Inbox, "transaction">>;

/** The signal of a handler without a time limit. */
export const unaborted: { readonly signal: AbortSignal } = { signal: new AbortController().signal };

export const hourMs = 3_600_000;

/**
 * Opens an inbox in a new schema, with a table of payments. The table has no unique key, so that a payment can occur
 * twice.
 */
export async function openShop(options: Partial<PostgresInboxOptions> = {}): Promise<Shop> {
  const schema = makeSchemaName();
  const { url = inject("postgresUrl") } = options;
  const { inbox } = await openInbox({ ...options, url, schema });
  const payments = `${schema}.payments`;
  const pool = new pg.Pool({ connectionString: url });
  pool.on("error", () => {});
  onTestFinished(() => pool.end());
  await pool.query(`CREATE TABLE ${payments} (delivery text NOT NULL)`);
  const query = async (text: string) => (await pool.query(text)).rows;
  const listPayments = async () => {
    const { rows } = await pool.query(`SELECT delivery FROM ${payments} ORDER BY delivery`);
    return rows.map(({ delivery }) => delivery);
  };
  return { inbox: toTransacting(inbox), schema, payments, listPayments, query };
}

/** Stores an entry, and claims it. */
export async function claimOne(inbox: Inbox, key = "a"): Promise<Claim> {
  await inbox.put(entryOf(key));
  const [claim] = await inbox.claim({ limit: 1, leaseMs: hourMs });
  return claim ?? expect.fail("Nothing is due.");
}

/** Returns a handler's function that inserts a payment. */
export function paying({ payments }: Pick<Shop, "payments">, key = "a") {
  return async (client: TransactionClient): Promise<void> => {
    await client.query(`INSERT INTO ${payments} VALUES ($1)`, [key]);
  };
}

/** Resolves to the error with which a promise rejects. */
export function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.fail("It did not reject."),
    (error: unknown) => error,
  );
}

function toTransacting(inbox: Inbox): TransactingInbox {
  const { transaction } = inbox;
  if (!transaction) return expect.fail("The inbox has no transactions.");
  return Object.assign(inbox, { transaction });
}
