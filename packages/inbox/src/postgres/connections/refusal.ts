import { toPrintable } from "@order-webhooks/receiver";
import { InboxError, type InboxErrorDetails, isInboxError } from "../../errors.ts";
import {
  codeOf,
  describeFailure,
  isOfConnection,
  sqlStateOf,
  toCause,
  toStorageError,
} from "./failure.ts";

type Explanation = Pick<InboxErrorDetails, "expected" | "found" | "fix">;

const wrongPassword: Explanation = {
  expected: "a user and a password that the database takes",
  found: "ones that it refuses",
  fix: "Correct the address, or PGPASSWORD.",
};

const noPassword: Explanation = {
  expected: "a password for the user",
  found: "none that can be used",
  fix: "Set PGPASSWORD, or add the password to ~/.pgpass.",
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
    refusals[sqlStateOf(error) ?? ""] ?? (isOfPassword(error) ? noPassword : undefined);
  if (refusal) return toRefusal(error, place, refusal);
  if (!isOfConnection(error)) return toStorageError(error, place);
  return new InboxError("database_unreachable", {
    place,
    expected: "a PostgreSQL server that answers",
    ...(explained[String(codeOf(error))] ?? toUnexplained(error)),
    cause: toCause(error),
  });
}

function toRefusal(error: unknown, place: string, explanation: Explanation): InboxError {
  const found = `${explanation.found} (${toPrintable(messageOf(error))})`;
  return new InboxError("database_refused", {
    place,
    ...explanation,
    found,
    cause: toCause(error),
  });
}

/** `pg` reports a missing password, and one that it cannot use, by a text alone. */
function isOfPassword(error: unknown): boolean {
  return /^SASL/.test(messageOf(error));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "";
}

/** Explains codes of Node and of PostgreSQL. */
const explained: Readonly<Record<string, Pick<Explanation, "found" | "fix">>> = {
  ECONNREFUSED: {
    found: "no server at that port",
    fix: "Start the server, or correct the host and the port in the address.",
  },
  ENOTFOUND: {
    found: "a host that is unknown",
    fix: "Correct the host in the address.",
  },
  "57P03": {
    found: "one that is still starting, or takes no connections",
    fix: "Wait until the server has started, or look into its log.",
  },
};

function toUnexplained(error: unknown): Pick<Explanation, "found" | "fix"> {
  const fix = "Check the address, the network between both, and TLS.";
  return { found: describeFailure(error), fix };
}
