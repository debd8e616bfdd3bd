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
  expected: "a user and a password that the database accepts",
  found: "refused ones",
  fix: "Correct the address, or PGPASSWORD.",
};

const noPassword: Explanation = {
  expected: "a password for the user",
  found: "no usable one",
  fix: "Set PGPASSWORD, or add the password to ~/.pgpass.",
};

const notLetIn: Explanation = {
  expected: "a user who may connect from this machine",
  found: "one whom the server refuses",
  fix: "Allow the user and this machine in the server's pg_hba.conf. If the server requires TLS, add ?sslmode=verify-full to the address.",
};

/** Explanations of the SQLSTATEs with which a database refuses a user. */
const refusals: Readonly<Record<string, Explanation>> = {
  "28000": notLetIn,
  "28P01": wrongPassword,
  "3D000": {
    expected: "an existing database",
    found: "none with this name",
    fix: "Create the database, or correct its name in the address.",
  },
  "42501": {
    expected: "the rights to use the inbox's schema, and to create it if it does not exist",
    found: "fewer rights",
    fix: "Grant these rights to the user, or let another user create the tables first.",
  },
  "53300": {
    expected: "a free connection",
    found: "none",
    fix: "Raise max_connections of the server, or the CONNECTION LIMIT of the role or database. Or close other connections.",
  },
};

/** Creates the error for a database that cannot be opened. */
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

/** Adds the server's message, which names a user or a database. */
function withText(explanation: Explanation, error: unknown): Explanation {
  const text = toPrintable(messageOf(error), longestText);
  return { ...explanation, found: `${explanation.found} (${text})` };
}

/** Checks for a missing or unusable password. `pg` reports it only by its message. */
function isOfPassword(error: unknown): boolean {
  return /^SASL/.test(messageOf(error));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "";
}

/** Checks for a server without TLS. `pg` reports it only by its message. */
function isOfMissingTls(error: unknown): boolean {
  return /does not support SSL/.test(messageOf(error));
}

/**
 * Matches Node.js error codes about certificates, from https://nodejs.org/api/tls.html#x509-certificate-error-codes.
 */
const isOfCertificate = /CERT|UNABLE_TO_VERIFY_LEAF_SIGNATURE|HOSTNAME_MISMATCH/;

/** Fixes by the codes of Node.js and PostgreSQL. */
const fixes: Readonly<Record<string, string>> = {
  ECONNREFUSED: "Start the server, or correct the host and the port in the address.",
  ENOTFOUND: "Correct the host in the address.",
  "57P03": "Wait until the server has started, or check its log.",
};

function fixOf(error: unknown): string {
  const fix = fixes[String(codeOf(error))];
  if (fix !== undefined) return fix;
  if (isOfMissingTls(error))
    return "Turn on TLS in the server, or remove sslmode from the address.";
  if (isOfCertificate.test(String(codeOf(error)))) {
    return "Set sslrootcert in the address to the authority's file, and use the host name of the certificate.";
  }
  return "Check the address, the network and TLS.";
}
