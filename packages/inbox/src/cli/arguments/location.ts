import { toDatabaseUrl } from "./database-url.ts";
import { readSchema } from "./schema.ts";
import { readText, toUsageError } from "./usage.ts";

/** Options for the location of the inbox. */
export const locationFlags = {
  inbox: { type: "string" },
  schema: { type: "string" },
} as const;

/** Values of these options. */
export interface LocationValues {
  readonly inbox?: string | undefined;
  readonly schema?: string | undefined;
}

/** Location of an inbox. */
export type InboxLocation = { readonly kind: "memory" } | StoredLocation;

/** Location that outlives the process. */
export type StoredLocation =
  | { readonly kind: "sqlite"; readonly file: string }
  | { readonly kind: "postgres"; readonly url: string; readonly schema?: string };

const place = "--inbox";
const fix =
  "Pass sqlite: and the path of a file, such as sqlite:./inbox.db, or the address of a database, such as postgres://USER@HOST:5432/DATABASE.";

/**
 * Reads the location of the inbox, `sqlite:./inbox.db` by default.
 *
 * @throws ReceiverError `argument_invalid` for any other location, or for a schema without a database
 */
export function readLocation(values: LocationValues): InboxLocation {
  const text = readText(place, values.inbox) ?? "sqlite:./inbox.db";
  const schema = readSchema(values.schema);
  if (/^postgres(ql)?:\/\//.test(text)) {
    const url = toDatabaseUrl(place, text);
    return { kind: "postgres", url, ...(schema !== undefined && { schema }) };
  }
  const location = toLocalLocation(text);
  if (schema === undefined) return location;
  throw toUsageError("--schema", { expected: "a database in --inbox", found: "none" });
}

/**
 * Reads the location for a command that needs stored deliveries. An inbox in memory exists only in its server.
 *
 * @throws ReceiverError `argument_invalid`, also for an inbox in memory
 */
export function readStoredLocation(values: LocationValues): StoredLocation {
  const location = readLocation(values);
  if (location.kind !== "memory") return location;
  throw toLocationError("an inbox in a file or a database", "memory:");
}

function toLocalLocation(text: string): InboxLocation {
  if (text === "memory:") return { kind: "memory" };
  const [, file] = /^sqlite:(.*)$/s.exec(text) ?? [];
  if (file === undefined) throw toLocationError("sqlite:PATH, postgres://... or memory:", text);
  if (file.trim() === "" || /^[/]{2}|^:|:\/\//.test(file)) {
    throw toLocationError("a path after sqlite:", text);
  }
  return { kind: "sqlite", file };
}

function toLocationError(expected: string, text: string): Error {
  return toUsageError(place, { expected, found: describe(text), fix });
}

/**
 * Describes a value for a message. Of an address it shows only the scheme, because the address may contain a password.
 */
function describe(text: string): string {
  if (!/:\/\/|@/.test(text)) return JSON.stringify(text);
  const [scheme = ""] = /^\s*[a-z][a-z\d+.-]*:/i.exec(text) ?? [];
  return text.includes("://") && scheme !== ""
    ? `an address that begins with ${scheme.trim()}`
    : "another address";
}
