import pg from "pg";
import { InboxError } from "../../errors.ts";

/** Address of a database. */
export interface Address {
  /** Address for the driver. It may contain a password. */
  readonly url: string;
  /** Name for messages: host, port and database. */
  readonly place: string;
}

/**
 * Reads the address of a database.
 *
 * @throws InboxError `options_invalid`. Its message quotes nothing of the address, which may contain a password
 */
export function readAddress(url: unknown): Address {
  if (typeof url !== "string")
    refuse(url === undefined ? "nothing" : `a value of the type ${typeof url}`);
  if (!/^postgres(ql)?:\/\//.test(url)) refuse("an address of another kind");
  return toAddress(withTakenMode(url));
}

function toAddress(url: string): Address {
  try {
    // A client parses the address like the connections do, and adds the defaults.
    const { host, port, database = "" } = new pg.Client({ connectionString: url });
    // If a password contains an unencoded /, the rest of it looks like a database.
    if (!database.includes("@")) return { url, place: `${host}:${port}/${database}` };
  } catch (error) {
    // The message may quote the address. The code does not.
    refuse(
      error instanceof Error && "code" in error
        ? `one that the driver refuses with ${String(error.code)}`
        : "one that cannot be parsed",
    );
  }
  return refuse("one with an @ in the name of the database");
}

/**
 * Replaces the TLS modes that the driver treats as `verify-full` by `verify-full`. The driver prints a long warning
 * about the others.
 */
function withTakenMode(url: string): string {
  if (url.includes("uselibpqcompat=")) return url;
  return url.replace(/([?&]sslmode=)(prefer|require|verify-ca)(?=&|$)/, "$1verify-full");
}

function refuse(found: string): never {
  throw new InboxError("options_invalid", {
    place: "url",
    expected: "the address of a PostgreSQL database",
    found,
    fix: "Pass postgres://USER@HOST:5432/DATABASE, with % codes for special characters.",
  });
}
