import { expect, test } from "vitest";
import { entryOf } from "../sqlite/entries.ts";
import { connect, makeRole, openInbox } from "./place.ts";

// A commit waits for the disk, whatever the settings of the database and the user.

test("synchronous_commit is on at each commit that writes, even if the user has it off", async () => {
  const role = await makeRole();
  const client = await connect();
  await client.query(`ALTER ROLE ${role.name} SUPERUSER`);
  await client.query(`ALTER ROLE ${role.name} SET synchronous_commit = off`);
  const { inbox, schema } = await openInbox({ url: role.url, hooks: { sweepMs: 2 ** 30 } });
  await recordCommits(schema);

  for (const key of ["done", "dead", "retried"]) await inbox.put(entryOf(key));
  await inbox.put(entryOf("sent"), { claim: { leaseMs: 60_000, senderMs: 60_000 } });
  await inbox.put(entryOf("sent"));
  const [done, dead, retried] = await inbox.claim({ limit: 3, leaseMs: 60_000 });
  if (done) await inbox.done(done);
  if (dead) await inbox.dead(dead, "why");
  if (retried) await inbox.retry(retried, 0);
  await inbox.replay({ all: true });
  await inbox.purge({ state: "waiting" });
  await inbox.purge({ state: "done" });

  const { rows } = await client.query(
    `SELECT DISTINCT operation, synchronous_commit FROM ${schema}.commits ORDER BY operation`,
  );
  expect(rows).toEqual(
    ["DELETE", "INSERT", "UPDATE"].map((operation) => ({ operation, synchronous_commit: "on" })),
  );
  const { rows: set } = await client.query("SELECT setting FROM pg_settings WHERE name = 'fsync'");
  expect(set).toEqual([{ setting: "on" }]);
});

/** Makes the server record the setting when a transaction that changed deliveries commits. */
async function recordCommits(schema: string): Promise<void> {
  const client = await connect();
  await client.query(`
    CREATE TABLE ${schema}.commits (operation text, synchronous_commit text);
    CREATE FUNCTION ${schema}.record() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO ${schema}.commits VALUES (TG_OP, current_setting('synchronous_commit'));
        RETURN NULL;
      END
    $$;
    CREATE CONSTRAINT TRIGGER record AFTER INSERT OR UPDATE OR DELETE ON ${schema}.deliveries
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ${schema}.record();
  `);
}
