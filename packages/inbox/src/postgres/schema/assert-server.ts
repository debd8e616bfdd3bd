import type pg from "pg";
import { InboxError } from "../../errors.ts";

/** First version with the functions and settings that the statements use. */
const leastVersion = 13;

/**
 * Refuses a server on which an inbox cannot be kept.
 *
 * @throws InboxError `database_unsupported`
 */
export async function assertServer(client: pg.PoolClient, place: string): Promise<void> {
  const { rows } = await client.query<Server>(
    `SELECT current_setting('server_version_num')::integer / 10000 AS version,
      pg_encoding_to_char(encoding) AS encoding, pg_is_in_recovery() AS is_standby,
      current_setting('transaction_read_only') = 'on' AS is_read_only,
      current_setting('array_nulls') = 'on' AS reads_nulls
      FROM pg_database WHERE datname = current_database()`,
  );
  const wrong = rows[0] && findFault(rows[0]);
  if (wrong) throw new InboxError("database_unsupported", { place, ...wrong });
}

interface Server {
  readonly version: number;
  readonly encoding: string;
  readonly is_standby: boolean;
  readonly is_read_only: boolean;
  readonly reads_nulls: boolean;
}

function findFault({ version, encoding, is_standby, is_read_only, reads_nulls }: Server) {
  if (version < leastVersion) {
    const expected = `PostgreSQL ${leastVersion} or newer`;
    return { expected, found: `version ${version}`, fix: "Update the server, or use another one." };
  }
  if (encoding !== "UTF8") {
    const fix = "Create a database with ENCODING 'UTF8' and TEMPLATE template0.";
    return { expected: "a database in UTF8", found: encoding, fix };
  }
  // Without array_nulls, the server would store the text NULL instead of a null value.
  if (!reads_nulls) return { expected: "array_nulls on", found: "off", fix: "Unset array_nulls." };
  if (!is_read_only) return undefined;
  return {
    expected: "a writable database",
    found: is_standby ? "a standby, which is read-only" : "one that is read-only for this user",
    fix: is_standby ? "Pass the address of the primary." : "Unset default_transaction_read_only.",
  };
}
