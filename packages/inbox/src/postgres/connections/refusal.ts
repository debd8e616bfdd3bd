import { toPrintable } from "@order-webhooks/receiver";
import { InboxError, type InboxErrorDetails, isInboxError } from "../../errors.ts";
import { codeOf, describeFailure, isOfConnection, sqlStateOf } from "./failure.ts";

type Explanation = Pick<InboxErrorDetails, "expected" | "found" | "fix">;

const wrongPassword: Explanation = {
  expected: "a user and a password that the database takes",
  found: "ones that it refuses",
  fix: "Correct the address, or PGPASSWORD.",
};

/** Explains the SQLSTATEs by which a database turns a user away. */
const refusals: Readonly<Record<string, Explanation>> = {
  "28000": wrongPassword,
  "28P01": wrongPassword,
  "3D000": {
    expected: "a database that is there",
    found: "none of this name",
    fix: "Make the database, or correct its name in the address.",
  },
  "42501": {
    expected: "the rights to use the inbox's schema, and to make it if there is none",
    found: "fewer rights",
    fix: "Grant them to the user, or have another user make the tables first.",
  },
  "53300": {
    expected: "a free connection",
    found: "none",
    fix: "Raise max_connections of the server, or close other connections.",
  },
};

/** Returns the error of a database that cannot be opened. */
export function toOpeningError(error: unknown, place: string): InboxError {
  if (isInboxError(error)) return error;
  const refusal =
    refusals[sqlStateOf(error) ?? ""] ?? (isOfPassword(error) ? wrongPassword : undefined);
  if (refusal) return toRefusal(error, place, refusal);
  const isUnreachable = isOfConnection(error);
  return new InboxError(isUnreachable ? "database_unreachable" : "storage_failed", {
    place,
    expected: isUnreachable ? "a PostgreSQL server that answers" : "a database that works",
    found: explainCode(error) ?? describeFailure(error),
    fix: isUnreachable
      ? "Start the server, or correct the host and the port in the address."
      : "Check the database.",
    cause: error,
  });
}

function toRefusal(error: unknown, place: string, explanation: Explanation): InboxError {
  const found = `${explanation.found} (${toPrintable(messageOf(error))})`;
  return new InboxError("database_refused", { place, ...explanation, found, cause: error });
}

/** `pg` reports a missing password, and one that it cannot use, by a text alone. */
function isOfPassword(error: unknown): boolean {
  return /^SASL/.test(messageOf(error));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "";
}

function explainCode(error: unknown): string | undefined {
  return connectionErrors[String(codeOf(error))];
}

const connectionErrors: Readonly<Record<string, string>> = {
  ECONNREFUSED: "no server at that port",
  ENOTFOUND: "a host that is unknown",
  EAI_AGAIN: "a host that cannot be looked up now",
  ETIMEDOUT: "no answer in time",
  "57P03": "one that is still starting, or does not take connections",
  EHOSTUNREACH: "no way to the host",
  ENETUNREACH: "no way to the host",
};
