import { toPrintable } from "@order-webhooks/receiver";
import pg from "pg";
import { InboxError, isInboxError } from "../../errors.ts";

/**
 * SQLSTATEs after which the same statement may succeed, from
 * https://www.postgresql.org/docs/current/errcodes-appendix.html.
 */
const transientStates: ReadonlySet<string> = new Set([
  "25006", // read-only, while a standby becomes the primary
  "40001", // serialization failure
  "40P01", // deadlock
  "53300", // too many connections
  "55P03", // a lock is not available
  "57014", // canceled
]);

/** Classes of SQLSTATEs after which the server or a pooler closes the connection: 08 and 57P. */
const endsConnection = /^(08|57P)/;

/** Classes of SQLSTATEs that one entry of a group can cause, by its values, their size, or the owner's checks. */
const isOfValues = /^(22|23|54|P0)/;

/** Returns the SQLSTATE of an error that the server reported, or undefined. */
export function sqlStateOf(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}

/** Checks for a failure of the connection or the server. The statement may have been committed anyway. */
export function isOfConnection(error: unknown): boolean {
  const state = sqlStateOf(error);
  if (state !== undefined) return endsConnection.test(state);
  // Node.js and pg report a lost connection by many errors. A TypeError or an InboxError is not one of them.
  return error instanceof Error && !(error instanceof TypeError) && !isInboxError(error);
}

/** Checks for a temporary failure. */
export function isTransient(error: unknown): boolean {
  return isOfConnection(error) || transientStates.has(sqlStateOf(error) ?? "");
}

/** Checks for a failure that a single entry of a group may have caused. */
export function isOfData(error: unknown): boolean {
  return isOfValues.test(sqlStateOf(error) ?? "");
}

/** Creates the error for a failed operation. Returns an InboxError unchanged. */
export function toStorageError(error: unknown, place: string): InboxError {
  if (isInboxError(error)) return error;
  return new InboxError("storage_failed", {
    place,
    expected: "a successful operation of the database",
    found: describeFailure(error),
    fix: "Check the database. The inbox continues automatically when the database works.",
    cause: toCause(error),
  });
}

/** Removes the server's details from an error for the log, because they may quote a row. */
export function toCause(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  const { message, code } = error;
  return Object.assign(new Error(message), { code });
}

/** Descriptions of failures, by the codes of Node.js and PostgreSQL. */
const plainWords: Readonly<Record<string, string>> = {
  ECONNREFUSED: "no server at that port",
  ECONNRESET: "a broken connection",
  ENOTFOUND: "an unknown host",
  "53300": "no free connection",
  "57P01": "a connection that the server closed",
  "57P03": "a server that is starting, or does not accept connections",
};

/** Describes an error for a message. */
export function describeFailure(error: unknown): string {
  const words = plainWords[String(codeOf(error))];
  if (words !== undefined) return words;
  const text = error instanceof Error ? error.message || String(codeOf(error)) : "an error";
  return `an error (${toPrintable(text, longestText)})`;
}

/** Maximum length of an error's text in a message. */
export const longestText = 200;

/** Returns the code of an error from Node.js or PostgreSQL. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
