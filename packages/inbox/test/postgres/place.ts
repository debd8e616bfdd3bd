import { randomUUID } from "node:crypto";
import type { Inbox } from "@order-webhooks/receiver";
import type { InboxUnderTest } from "@order-webhooks/receiver/inbox-contract";
import pg from "pg";
import { inject, onTestFinished, type TestContext } from "vitest";
import { createPostgresInbox, type PostgresInboxOptions } from "../../src/postgres.ts";

/** Returns the name of a new schema. */
export function makeSchemaName(): string {
  return `inbox_${randomUUID().replaceAll("-", "")}`;
}

/** Registers a function to run after a test. A concurrent test has to pass its own function. */
export type AfterTest = TestContext["onTestFinished"];

/** Opens an inbox that is closed after the test, in a new schema by default. */
export async function openInbox(
  options: Partial<PostgresInboxOptions> = {},
  afterTest: AfterTest = onTestFinished,
): Promise<OpenInbox> {
  const { url = inject("postgresUrl"), schema = makeSchemaName() } = options;
  const inbox = await createPostgresInbox({ ...options, url, schema });
  afterTest(() => inbox.close?.());
  return { inbox, schema };
}

export interface OpenInbox {
  readonly inbox: Inbox;
  readonly schema: string;
}

/** Two inboxes on one schema, like those of two processes, and their server's clock. */
export interface InboxPair extends OpenInbox {
  readonly other: Inbox;
  /** Lets time go by, in ms. */
  readonly pass: (ms: number) => void;
}

/** Opens two inboxes on one schema. */
export async function openPair(options: Partial<PostgresInboxOptions> = {}): Promise<InboxPair> {
  let offsetMs = 0;
  const hooks = { clockOffsetMs: () => offsetMs, ...options.hooks };
  const { inbox, schema } = await openInbox({ ...options, hooks });
  const { inbox: other } = await openInbox({ ...options, hooks, schema });
  const pass = (ms: number): void => {
    offsetMs += ms;
  };
  return { inbox, other, schema, pass };
}

/** Time in ms that is longer than any rule takes. */
const tenYearsMs = 10 * 365 * 24 * 60 * 60 * 1000;

/** Creates the subject of the inbox contract. The inbox reads no clock of a machine, so no clock can jump. */
export async function makeUnderTest(url?: string): Promise<InboxUnderTest> {
  const retention = { keysMs: tenYearsMs, keptMs: tenYearsMs };
  const pair = await openPair({ retention, ...(url !== undefined && { url }) });
  return { ...pair, jump: () => {} };
}

/** Opens a connection of the superuser that is closed after the test. */
export async function connect(
  url: string = inject("postgresUrl"),
  afterTest: AfterTest = onTestFinished,
): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  afterTest(() => client.end());
  return client;
}

/** Runs a statement as the superuser. */
export async function execute(text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  return client.query(text).finally(() => client.end());
}

/** Allows a user to create schemas. PostgreSQL refuses two such grants at the same time. */
export async function allowSchemas(user: string): Promise<void> {
  await execute(`BEGIN; SELECT pg_advisory_xact_lock(1);
    GRANT CREATE ON DATABASE postgres TO ${user}; COMMIT`);
}

/** A user without rights, and the database address with its name. */
export interface Role {
  readonly name: string;
  readonly url: string;
}

/** Creates a user who may only connect. */
export async function makeRole(): Promise<Role> {
  const name = `role_${randomUUID().replaceAll("-", "")}`;
  await execute(`CREATE ROLE ${name} LOGIN PASSWORD '${name}'`);
  const url = new URL(inject("postgresUrl"));
  url.username = name;
  url.password = name;
  return { name, url: url.href };
}
