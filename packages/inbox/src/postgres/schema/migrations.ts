import { dead, done, open } from "../../durable/states.ts";
import type { TableNames } from "./names.ts";
import { toPutFunction } from "./put-function.ts";

/** Identifies the tables of an inbox, in the only row of the table `inbox`. */
export const application = "order-webhooks-inbox";

/** Returns the statements that migrate the tables from each version to the next, in their order. */
export function toMigrations(names: TableNames): readonly string[] {
  return [toFirstTables(names) + toPutFunction(names)];
}

/**
 * Returns the statements that create the tables. Times are in ms on the server's clock.
 *
 * Bodies have a separate table, so that a claim rewrites a short row. Bodies are not compressed, because that costs
 * more than it saves for data that is deleted so soon. The partial indexes contain only the rows that a claim, a list
 * or the retention searches. Rows change often, so both tables are vacuumed long before a fifth of their rows is dead.
 * Keys sort by their bytes, so an update of the system's locales does not damage their index.
 */
function toFirstTables({ deliveries, bodies, inbox }: TableNames): string {
  return `
    CREATE TABLE ${deliveries} (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      key text COLLATE "C" NOT NULL UNIQUE,
      long_key text,
      fingerprint text NOT NULL,
      state smallint NOT NULL,
      since bigint NOT NULL,
      stored_at bigint NOT NULL,
      due_at bigint,
      lease uuid NOT NULL,
      lease_until bigint,
      sender_until bigint,
      attempts integer NOT NULL,
      bytes integer NOT NULL,
      event text,
      purpose text,
      raw_event text,
      reason text,
      remember_ms bigint
    ) WITH (${vacuumedSoon}, autovacuum_analyze_scale_factor = 0.05);
    CREATE INDEX deliveries_due ON ${deliveries} (due_at, id) WHERE state = ${open};
    CREATE INDEX deliveries_done ON ${deliveries} (since, id) WHERE state = ${done};
    CREATE INDEX deliveries_kept ON ${deliveries} (since, id) WHERE state >= ${dead};
    CREATE INDEX deliveries_remembered ON ${deliveries} ((stored_at + remember_ms))
      WHERE state = ${done} AND remember_ms IS NOT NULL;
    CREATE TABLE ${bodies} (id bigint PRIMARY KEY, body bytea NOT NULL)
      WITH (${vacuumedSoon}, toast.autovacuum_vacuum_scale_factor = 0.02, toast_tuple_target = 8160);
    CREATE TABLE ${inbox} (
      application text NOT NULL,
      version integer NOT NULL,
      aged bigint NOT NULL,
      swept_at bigint NOT NULL
    );
    INSERT INTO ${inbox} (application, version, aged, swept_at)
      SELECT '${application}', 0, now, now
      FROM (SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now) AS clock;
  `;
}

const vacuumedSoon =
  "autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.1";
