import { expect, test } from "vitest";
import { toTableNames } from "../../src/postgres/schema/names.ts";
import { toPutFunction } from "../../src/postgres/schema/put-function.ts";
import { createPostgresInbox } from "../../src/postgres.ts";
import { entryOf } from "../sqlite/entries.ts";
import { connect, makeRole, makeSchemaName, openInbox } from "./place.ts";

// The creation of the tables, and refusals. Refused tables are not changed.

/** Opens an inbox, and creates a user with these rights on its tables. */
async function openFor(rights: string) {
  const { schema } = await openInbox();
  const role = await makeRole();
  const client = await connect();
  await client.query(`GRANT USAGE ON SCHEMA ${schema} TO ${role.name}`);
  await client.query(`GRANT ${rights} ON ALL TABLES IN SCHEMA ${schema} TO ${role.name}`);
  return { schema, role, client };
}

test("many inboxes that start at once create the tables once, and share them", async () => {
  const schema = makeSchemaName();
  const opened = await Promise.all(Array.from({ length: 8 }, () => openInbox({ schema })));
  await Promise.all(opened.map(({ inbox }, index) => inbox.put(entryOf(`${index}`))));
  expect(await opened[0]?.inbox.stats()).toMatchObject({ waiting: 8 });
});

test.each(['a "quoted" name', "it's", "$$ $1 $function$", "UPPER", "ümläut", "select", "a.b; --"])(
  "a schema may be named %j",
  async (name) => {
    const schema = `${name} ${makeSchemaName()}`.slice(0, 60);
    const { inbox } = await openInbox({ schema });
    await inbox.put(entryOf("a"));
    const { inbox: later } = await openInbox({ schema });
    expect(await later.list({ key: "a" })).toMatchObject([{ state: "waiting" }]);
  },
);

test("tables of a future version are refused", async () => {
  const { schema } = await openInbox();
  const client = await connect();
  await client.query(`UPDATE ${schema}.inbox SET version = 1000`);
  await expect(openInbox({ schema })).rejects.toMatchObject({
    code: "schema_newer",
    message: expect.stringContaining("version 1000"),
  });
});

test.each([
  ["inbox", "(id integer)"],
  ["inbox", "(application text, version integer)"],
  ["deliveries", "(id integer)"],
  ["bodies", "(id integer)"],
])("another table named %s with %s is refused, and nothing is made", async (name, columns) => {
  const schema = makeSchemaName();
  const client = await connect();
  await client.query(`CREATE SCHEMA ${schema}`);
  await client.query(`CREATE TABLE ${schema}.${name} ${columns}`);
  await expect(openInbox({ schema })).rejects.toMatchObject({ code: "schema_foreign" });
  const { rows } = await client.query(
    "SELECT relname FROM pg_class WHERE relnamespace = to_regnamespace($1) AND relkind = 'r'",
    [schema],
  );
  expect(rows).toEqual([{ relname: name }]);
});

test("a schema that must have an inbox is not created", async () => {
  const schema = makeSchemaName();
  const opening = openInbox({ schema, hooks: { mustBeMade: true } });
  await expect(opening).rejects.toMatchObject({ code: "schema_foreign" });
  const client = await connect();
  const { rows } = await client.query("SELECT to_regnamespace($1) AS found", [schema]);
  expect(rows).toEqual([{ found: null }]);
});

test("a user who may only read and write can use existing tables", async () => {
  const { schema, role } = await openFor("SELECT, INSERT, UPDATE, DELETE");
  const { inbox } = await openInbox({ schema, url: role.url });
  for (const key of ["a", "b"]) await inbox.put(entryOf(key));
  const [claim] = await inbox.claim({ limit: 1, leaseMs: 60_000 });
  expect(claim && (await inbox.done(claim))).toBe(true);
  expect(await inbox.purge({ key: "b" })).toBe(1);
});

test("a user who lacks rights on the tables is refused, and they are named", async () => {
  const { schema, role } = await openFor("SELECT");
  await expect(openInbox({ schema, url: role.url })).rejects.toMatchObject({
    code: "database_refused",
    message: expect.stringMatching(/INSERT on "?inbox_\w+"?\.deliveries/),
  });
});

test("a user who may not call the function is refused, and it is named", async () => {
  const { schema, role, client } = await openFor("ALL");
  await client.query(`REVOKE EXECUTE ON FUNCTION ${schema}.put_deliveries FROM PUBLIC`);
  await expect(openInbox({ schema, url: role.url })).rejects.toMatchObject({
    code: "database_refused",
    message: expect.stringMatching(/one without EXECUTE on "?inbox_\w+"?\.put_deliveries/),
  });
});

test("tables that were restored without their function are refused", async () => {
  const { schema } = await openInbox();
  const client = await connect();
  await client.query(`DROP FUNCTION ${schema}.put_deliveries`);
  await expect(openInbox({ schema })).rejects.toMatchObject({
    code: "database_refused",
    message: expect.stringContaining("Restore the complete schema"),
  });
});

test("a renamed schema is refused, because its function stores under the old name", async () => {
  const { inbox, schema } = await openInbox();
  await inbox.close?.();
  const renamed = makeSchemaName();
  const client = await connect();
  await client.query(`ALTER SCHEMA ${schema} RENAME TO ${renamed}`);
  await expect(openInbox({ schema: renamed })).rejects.toMatchObject({
    code: "database_refused",
    message: expect.stringContaining("under its original name"),
  });
  await client.query(`ALTER SCHEMA ${renamed} RENAME TO ${schema}`);
  const { inbox: again } = await openInbox({ schema });
  expect(await again.put(entryOf("a"))).toEqual({ outcome: "stored" });
});

test("another function of the same name is refused, and nothing is created", async () => {
  const schema = makeSchemaName();
  const client = await connect();
  await client.query(`CREATE SCHEMA ${schema}`);
  await client.query(toPutFunction(toTableNames(schema)));
  await expect(openInbox({ schema })).rejects.toMatchObject({ code: "schema_foreign" });
  const { rows } = await client.query(
    "SELECT FROM pg_class WHERE relnamespace = to_regnamespace($1)",
    [schema],
  );
  expect(rows).toEqual([]);
});

test.each(["deliveries", "bodies", "inbox"])(
  "row level security on %s is refused, since it hides rows without an error",
  async (table) => {
    const { schema, role, client } = await openFor("ALL");
    await client.query(`ALTER TABLE ${schema}.${table} ENABLE ROW LEVEL SECURITY`);
    await expect(createPostgresInbox({ schema, url: role.url })).rejects.toMatchObject({
      code: "database_refused",
      message: expect.stringContaining(`row level security on "${schema}".`),
    });
  },
);

test("a user who may not create tables is refused if there are none", async () => {
  const role = await makeRole();
  const opening = createPostgresInbox({ schema: makeSchemaName(), url: role.url });
  await expect(opening).rejects.toMatchObject({ code: "database_refused" });
});
