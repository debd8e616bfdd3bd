import { toPrintable } from "@order-webhooks/receiver";
import pg from "pg";
import { InboxError, isInboxError } from "../../errors.ts";

/**
 * SQLSTATEs after which the same statement may succeed, from
 * https://www.postgresql.org/docs/current/errcodes-appendix.html.
 */
const transientStates: ReadonlySet<string> = new Set([
  "25006", // read-only: a standby takes over
  "40001", // serialization failure
  "40P01", // deadlock
  "53300", // too many connections
  "55P03", // a lock is not available
  "57014", // cancelled
]);

/** Classes of SQLSTATEs that say that the server, or a pooler, gave the connection up: 08 and 57P. */
const endsConnection = /^(08|57P)/;

/** Classes of SQLSTATEs that one entry of a group can cause: by its values, their size, or the owner's own checks. */
const isOfValues = /^(22|23|54|P0)/;

/** Returns the SQLSTATE of an error that the server reported. */
export function sqlStateOf(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}

/** Checks for a failure of the connection or the server. The statement may have been committed all the same. */
export function isOfConnection(error: unknown): boolean {
  const state = sqlStateOf(error);
  if (state !== undefined) return endsConnection.test(state);
  // Node and pg report a lost connection by many errors. A mistake of ours is none of them.
  return error instanceof Error && !(error instanceof TypeError) && !isInboxError(error);
}

/** Checks for a failure that may not come again. */
export function isTransient(error: unknown): boolean {
  return isOfConnection(error) || transientStates.has(sqlStateOf(error) ?? "");
}

/** Checks for a failure that a single entry of a group may have caused. */
export function isOfData(error: unknown): boolean {
  return isOfValues.test(sqlStateOf(error) ?? "");
}

/** Returns the error of an operation that failed. */
export function toStorageError(error: unknown, place: string): InboxError {
  if (isInboxError(error)) return error;
  return new InboxError("storage_failed", {
    place,
    expected: "to read and write the database",
    found: describeFailure(error),
    fix: "Check the database. The inbox goes on by itself when it can.",
    cause: toCause(error),
  });
}

/** Returns an error without the details of the server, which may quote a row: it ends in a log. */
export function toCause(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  const { message, code } = error;
  return Object.assign(new Error(message), { code });
}

/** Names failures in plain words, by the codes of Node and of PostgreSQL. */
const plainWords: Readonly<Record<string, string>> = {
  ECONNREFUSED: "no server at that port",
  ECONNRESET: "a connection that broke",
  ENOTFOUND: "a host that is unknown",
  "53300": "no free connection",
  "57P01": "a connection that the server ended",
  "57P03": "a server that is still starting, or takes no connections",
};

/** Describes an error for a message. */
export function describeFailure(error: unknown): string {
  const words = plainWords[String(codeOf(error))];
  if (words !== undefined) return words;
  const text = error instanceof Error ? error.message || String(codeOf(error)) : "an error";
  return `an error (${toPrintable(text, longestText)})`;
}

/** The longest text of an error in a message. */
export const longestText = 200;

/** Returns the code that Node or PostgreSQL gave to an error. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
