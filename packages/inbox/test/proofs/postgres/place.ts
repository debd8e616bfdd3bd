import type { Inbox } from "@order-webhooks/receiver";
import type { PostgresServer } from "@order-webhooks/test-setup/postgres";
import type { Inboxes } from "../concurrency.ts";
import type { ProofDatabase } from "./database.ts";

/** The module that creates inboxes. */
export type InboxModule = typeof import("../../../src/postgres.ts");

/** The server, the folder and the modules of a proof. */
export interface Place {
  readonly server: PostgresServer;
  /** An empty database of it. */
  readonly database: ProofDatabase;
  /** An empty folder. */
  readonly folder: string;
  /** The URL of the module that creates the inbox under test. */
  readonly module: string;
  /** The published inbox, which checks the state that another one left. */
  readonly judge: InboxModule;
}

/** Opens three inboxes on one database with separate connections, like three processes. */
export async function withInboxes<T>(
  { module, database }: Place,
  prove: (inboxes: Inboxes) => Promise<T>,
): Promise<T> {
  const { createPostgresInbox }: InboxModule = await import(module);
  const { url } = database;
  const open = (): Promise<Inbox> => createPostgresInbox({ url });
  const inboxes: Inboxes = [await open(), await open(), await open()];
  try {
    return await prove(inboxes);
  } finally {
    await Promise.all(inboxes.map((inbox) => inbox.close?.()));
  }
}
