import type pg from "pg";
import { InboxError } from "../../errors.ts";
import type { TableNames } from "./names.ts";
import { toPutBody, toPutSignature } from "./put-function.ts";

/**
 * Refuses a user without the rights that an inbox needs, and tables without their function.
 *
 * @throws InboxError `database_refused`
 */
export async function assertRights(
  client: pg.PoolClient,
  names: TableNames,
  place: string,
): Promise<void> {
  const { deliveries, bodies, inbox } = names;
  const rights = [
    ...["SELECT", "INSERT", "UPDATE", "DELETE"].map((right) => [deliveries, right]),
    ...["SELECT", "INSERT", "DELETE"].map((right) => [bodies, right]),
    ...["SELECT", "UPDATE"].map((right) => [inbox, right]),
  ];
  const { rows } = await client.query<{ readonly missing: string }>(
    `SELECT "right" || ' on ' || name AS missing FROM unnest($1::text[], $2::text[]) AS needed (name, "right")
        WHERE NOT has_table_privilege(name, "right")
      UNION ALL SELECT 'EXECUTE on ' || $3 WHERE NOT has_function_privilege(to_regprocedure($4), 'EXECUTE')`,
    [
      rights.map(([name]) => name),
      rights.map(([, right]) => right),
      names.put,
      toPutSignature(names),
    ],
  );
  if (rows.length > 0) {
    throw new InboxError("database_refused", {
      place,
      expected: "a user who may read and write the inbox's tables",
      found: `one without ${rows.map(({ missing }) => missing).join(", ")}`,
      fix: "Grant these rights to the user.",
    });
  }
  await assertFunction(client, names, place);
}

async function assertFunction(
  client: pg.PoolClient,
  names: TableNames,
  place: string,
): Promise<void> {
  // Also compare the text. The function of a renamed schema would store deliveries under the old name.
  const { rows } = await client.query(
    "SELECT FROM pg_proc WHERE oid = to_regprocedure($1) AND prosrc = $2",
    [toPutSignature(names), toPutBody(names)],
  );
  if (rows.length > 0) return;
  throw new InboxError("database_refused", {
    place,
    expected: `the function ${names.put} next to the inbox's tables`,
    found: "none, or a different one",
    fix: "Restore the complete schema with its functions, under its original name.",
  });
}

/**
 * Refuses tables whose row level security may hide rows from the user. The inbox would find nothing to handle, and no
 * statement would fail.
 *
 * @throws InboxError `database_refused`
 */
export async function assertAllRows(
  client: pg.PoolClient,
  { deliveries, bodies, inbox }: TableNames,
  place: string,
): Promise<void> {
  const { rows } = await client.query<{ readonly name: string }>(
    "SELECT name FROM unnest($1::text[]) AS names (name) WHERE row_security_active(to_regclass(name))",
    [[deliveries, bodies, inbox]],
  );
  if (rows.length === 0) return;
  throw new InboxError("database_refused", {
    place,
    expected: "tables that show the user every row",
    found: `row level security on ${rows.map(({ name }) => name).join(", ")}`,
    fix: "Disable it on these tables, or give the user BYPASSRLS.",
  });
}
