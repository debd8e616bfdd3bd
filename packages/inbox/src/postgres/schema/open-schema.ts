import type pg from "pg";
import { InboxError } from "../../errors.ts";
import type { Connections } from "../connections/connections.ts";
import { sqlStateOf } from "../connections/failure.ts";
import type { PostgresInboxSettings } from "../options.ts";
import { assertAllRows, assertRights } from "./assert-rights.ts";
import { assertServer } from "./assert-server.ts";
import { application, toMigrations } from "./migrations.ts";
import { type TableNames, toTableNames } from "./names.ts";

/**
 * Finds the tables of an inbox. Creates missing tables, and migrates older ones. Tables of this version are not
 * changed, so a user without the right to change them can open them.
 *
 * @throws InboxError `database_unsupported`, `database_refused`, `schema_foreign` or `schema_newer`
 */
export async function openSchema(
  connections: Connections,
  { address, schema, hooks }: PostgresInboxSettings,
): Promise<TableNames> {
  const names = toTableNames(schema);
  const place: SchemaPlace = { names, schema, place: `${address.place}, schema ${schema}` };
  const migrations = toMigrations(names);
  await connections.use(async (client) => {
    await assertServer(client, address.place);
    await assertAllRows(client, names, place.place);
    const version = await readVersion(client, place);
    if (version === undefined && hooks.mustBeMade) refuseUnmade(place);
    if (!isNewest(version, migrations.length, place)) await migrate(client, place, migrations);
    await assertRights(client, names, place.place);
  });
  return names;
}

/** Names of a schema for statements and for messages. */
interface SchemaPlace {
  readonly names: TableNames;
  readonly schema: string;
  readonly place: string;
}

/** Time limit in ms for each statement of a migration. It overrides the settings of the user and the database. */
const stepMs = 60_000;

const begin = `BEGIN ISOLATION LEVEL READ COMMITTED;
  SET LOCAL statement_timeout = ${stepMs};
  SET LOCAL lock_timeout = ${stepMs};
  SET LOCAL idle_in_transaction_session_timeout = ${stepMs}`;

/** Creates or migrates the tables. A lock allows only one process at a time. */
async function migrate(
  client: pg.PoolClient,
  place: SchemaPlace,
  migrations: readonly string[],
): Promise<void> {
  await client.query(begin);
  await client.query("SELECT pg_advisory_xact_lock($1)", [migrationLock]);
  await makeSchema(client, place);
  const version = await readVersion(client, place);
  if (!isNewest(version, migrations.length, place)) {
    await applyAll(client, place, migrations.slice(version ?? 0));
  }
  await client.query("COMMIT");
}

/** Number of the advisory lock of migrations: "owbi". */
const migrationLock = 0x6f_77_62_69;

async function applyAll(
  client: pg.PoolClient,
  place: SchemaPlace,
  steps: readonly string[],
): Promise<void> {
  try {
    for (const step of steps) await client.query(step);
    await client.query(`UPDATE ${place.names.inbox} SET version = version + $1`, [steps.length]);
  } catch (error) {
    if (duplicateStates.includes(sqlStateOf(error) ?? "")) refuseForeign(place, error);
    throw error;
  }
}

/** SQLSTATEs of objects that already exist. */
const duplicateStates: readonly string[] = [
  "42P07", // a table
  "42723", // a function
];

/**
 * Creates the schema if it does not exist. `IF NOT EXISTS` alone would need the right to create it even if it exists.
 */
async function makeSchema(client: pg.PoolClient, { schema, names }: SchemaPlace): Promise<void> {
  const { rows } = await client.query("SELECT FROM pg_namespace WHERE nspname = $1", [schema]);
  if (rows.length === 0) await client.query(`CREATE SCHEMA ${names.schema}`);
}

/** Reads the version of the tables. Resolves to undefined if there are none. */
async function readVersion(client: pg.PoolClient, place: SchemaPlace): Promise<number | undefined> {
  const { rows } = await client.query<{ readonly found: boolean }>(
    "SELECT to_regclass($1) IS NOT NULL AS found",
    [place.names.inbox],
  );
  if (!rows[0]?.found) return undefined;
  try {
    const marks = await client.query<Marks>(
      `SELECT application, version FROM ${place.names.inbox}`,
    );
    const [mark] = marks.rows;
    if (mark?.application === application) return mark.version;
  } catch (error) {
    if (sqlStateOf(error) === undefinedColumn) refuseForeign(place, error);
    throw error;
  }
  return refuseForeign(place);
}

interface Marks {
  readonly application: string;
  readonly version: number;
}

const undefinedColumn = "42703";

function isNewest(version: number | undefined, newest: number, { place }: SchemaPlace): boolean {
  if (version === undefined || version <= newest) return version === newest;
  throw new InboxError("schema_newer", {
    place,
    expected: `tables of version ${newest} or older`,
    found: `version ${version}`,
    fix: "Nothing was changed. Update @order-webhooks/inbox to the version that created the tables, or a newer one.",
  });
}

function refuseForeign({ place }: SchemaPlace, cause?: unknown): never {
  throw new InboxError("schema_foreign", {
    place,
    expected: "the tables and the function of an inbox, or no objects with their names",
    found: "other objects",
    fix: "Nothing was changed. Pass another schema.",
    ...(cause !== undefined && { cause }),
  });
}

function refuseUnmade({ place }: SchemaPlace): never {
  throw new InboxError("schema_foreign", {
    place,
    expected: "a schema with an inbox",
    found: "none",
    fix: "Nothing was changed. Start `order-webhooks-inbox serve` to create an inbox, or pass another schema.",
  });
}
