import { toPrintable } from "@order-webhooks/receiver";
import { InboxError, type InboxErrorDetails, isInboxError } from "../../errors.ts";
import {
  codeOf,
  describeFailure,
  isOfConnection,
  longestText,
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

const notLetIn: Explanation = {
  expected: "a user whom the server lets in from this machine",
  found: "one whom it turns away",
  fix: "Allow the user and this machine in the server's pg_hba.conf. Where it asks for TLS, add ?sslmode=verify-full to the address.",
};

/** Explains the SQLSTATEs by which a database turns a user away. */
const refusals: Readonly<Record<string, Explanation>> = {
  "28000": notLetIn,
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
    fix: "Raise max_connections of the server, or the CONNECTION LIMIT of the role or database, or close other connections.",
  },
};

/** Returns the error of a database that cannot be opened. */
export function toOpeningError(error: unknown, place: string): InboxError {
  if (isInboxError(error)) return error;
  const refusal = refusals[sqlStateOf(error) ?? ""];
  if (refusal) return toRefusal(error, place, withText(refusal, error));
  if (isOfPassword(error)) return toRefusal(error, place, noPassword);
  if (!isOfConnection(error)) return toStorageError(error, place);
  return new InboxError("database_unreachable", {
    place,
    expected: "a PostgreSQL server that answers",
    found: describeFailure(error),
    fix: fixOf(error),
    cause: toCause(error),
  });
}

function toRefusal(error: unknown, place: string, explanation: Explanation): InboxError {
  return new InboxError("database_refused", { place, ...explanation, cause: toCause(error) });
}

/** Adds the server's own words, which name a user or a database. */
function withText(explanation: Explanation, error: unknown): Explanation {
  const text = toPrintable(messageOf(error), longestText);
  return { ...explanation, found: `${explanation.found} (${text})` };
}

/** `pg` reports a missing password, and one that it cannot use, by a text alone. */
function isOfPassword(error: unknown): boolean {
  return /^SASL/.test(messageOf(error));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "";
}

/** `pg` reports a server without TLS by a text alone. */
function isOfMissingTls(error: unknown): boolean {
  return /does not support SSL/.test(messageOf(error));
}

/** Codes of Node for a certificate, from https://nodejs.org/api/tls.html#x509-certificate-error-codes. */
const isOfCertificate = /CERT|UNABLE_TO_VERIFY_LEAF_SIGNATURE|HOSTNAME_MISMATCH/;

/** Fixes by the codes of Node and of PostgreSQL. */
const fixes: Readonly<Record<string, string>> = {
  ECONNREFUSED: "Start the server, or correct the host and the port in the address.",
  ENOTFOUND: "Correct the host in the address.",
  "57P03": "Wait until the server has started, or look into its log.",
};

function fixOf(error: unknown): string {
  const fix = fixes[String(codeOf(error))];
  if (fix !== undefined) return fix;
  if (isOfMissingTls(error))
    return "Turn TLS on at the server, or leave sslmode out of the address.";
  if (isOfCertificate.test(String(codeOf(error)))) {
    return "Name the authority's file with sslrootcert in the address, and the host as the certificate does.";
  }
  return "Check the address, the network between both, and TLS.";
}
