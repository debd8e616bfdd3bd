import { randomUUID } from "node:crypto";
import type { Inbox } from "@order-webhooks/receiver";
import pg from "pg";
import { inject, onTestFinished } from "vitest";
import { createPostgresInbox, type PostgresInboxOptions } from "../../src/postgres.ts";

/** Returns the name of a schema that is not there yet. */
export function makeSchemaName(): string {
  return `inbox_${randomUUID().replaceAll("-", "")}`;
}

/** Opens an inbox that is closed after the test, in a schema of its own by default. */
export async function openInbox(options: Partial<PostgresInboxOptions> = {}): Promise<OpenInbox> {
  const { url = inject("postgresUrl"), schema = makeSchemaName() } = options;
  const inbox = await createPostgresInbox({ ...options, url, schema });
  onTestFinished(() => inbox.close?.());
  return { inbox, schema };
}

export interface OpenInbox {
  readonly inbox: Inbox;
  readonly schema: string;
}

/** Makes a connection of the superuser that is closed after the test. */
export async function connect(url: string = inject("postgresUrl")): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}
