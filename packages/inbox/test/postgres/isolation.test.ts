import { expect, test, vi } from "vitest";
import { entryOf } from "../sqlite/entries.ts";
import { allowSchemas, connect, makeRole, openInbox } from "./place.ts";

test.each(["repeatable read", "serializable"])(
  "statements are READ COMMITTED once one was prevented by another, though %s is the default",
  async (isolation) => {
    const role = await makeRole();
    const client = await connect();
    await allowSchemas(role.name);
    await client.query(
      `ALTER ROLE ${role.name} SET default_transaction_isolation = '${isolation}'`,
    );
    const { inbox, schema } = await openInbox({ url: role.url, hooks: { sweepMs: 2 ** 30 } });
    await inbox.put(entryOf("a"));
    const [claim] = await inbox.claim({ limit: 1, leaseMs: 60_000 });
    await client.query(`ALTER TABLE ${schema}.deliveries ADD isolation text;
      ALTER TABLE ${schema}.deliveries
        ALTER isolation SET DEFAULT current_setting('transaction_isolation')`);

    await client.query("BEGIN");
    await client.query(`UPDATE ${schema}.deliveries SET attempts = 7`);
    const settling = claim && inbox.dead(claim, "why");
    await vi.waitFor(async () => {
      const { rows } = await client.query(
        "SELECT pg_stat_clear_snapshot() FROM pg_stat_activity WHERE usename = $1 AND wait_event_type = 'Lock'",
        [role.name],
      );
      expect(rows).toHaveLength(1);
    });
    await client.query("COMMIT");
    expect(await settling).toBe(true);

    await inbox.put(entryOf("b"));
    const { rows } = await client.query(
      `SELECT isolation FROM ${schema}.deliveries WHERE key = 'b'`,
    );
    expect(rows).toEqual([{ isolation: "read committed" }]);
  },
);
