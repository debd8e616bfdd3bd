import pg from "pg";
import { InboxError } from "../../errors.ts";

/** The place of a database. */
export interface Address {
  /** As its driver takes it. It may hold a password. */
  readonly url: string;
  /** Names it in messages, by host, port and database. */
  readonly place: string;
}

/**
 * Reads the address of a database.
 *
 * @throws InboxError `options_invalid`, whose message repeats nothing of the address: it may hold a password
 */
export function readAddress(url: unknown): Address {
  if (typeof url !== "string")
    refuse(url === undefined ? "nothing" : `another type: ${typeof url}`);
  if (!/^postgres(ql)?:\/\//.test(url)) refuse("an address of another kind");
  return toAddress(withTakenMode(url));
}

function toAddress(url: string): Address {
  try {
    // It parses the address as its connections do, and fills in what is left out.
    const { host, port, database = "" } = new pg.Client({ connectionString: url });
    // What follows an unencoded / of a password seems to be a database.
    if (!database.includes("@")) return { url, place: `${host}:${port}/${database}` };
  } catch (error) {
    // Of a message only its code is free of the address.
    refuse(
      error instanceof Error && "code" in error
        ? `one that fails with ${String(error.code)}`
        : "none",
    );
  }
  return refuse("one with an @ in the name of the database");
}

/** Names the mode of TLS as the driver takes it. Of `require` and `verify-ca` it warns at length. */
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
