import { toDatabaseUrl } from "./database-url.ts";
import { readSchema } from "./schema.ts";
import { readOnce, toUsageError } from "./usage.ts";

/** The options that say where the inbox is. */
export const locationFlags = {
  inbox: { type: "string", multiple: true },
  schema: { type: "string", multiple: true },
} as const;

/** The values of these options. */
export interface LocationValues {
  readonly inbox?: readonly string[] | undefined;
  readonly schema?: readonly string[] | undefined;
}

/** The place where an inbox keeps deliveries. */
export type InboxLocation = { readonly kind: "memory" } | StoredLocation;

/** A place that outlives the process. */
export type StoredLocation =
  | { readonly kind: "sqlite"; readonly file: string }
  | { readonly kind: "postgres"; readonly url: string; readonly schema?: string };

const place = "--inbox";
const fix =
  "Pass sqlite: and the path of a file, such as sqlite:./inbox.db, or the address of a database, such as postgres://USER@HOST:5432/DATABASE.";

/** Reads the options that say where the inbox is. */
export function readLocation(values: LocationValues): InboxLocation {
  const text = readOnce(place, values.inbox) ?? "sqlite:./inbox.db";
  const schema = readSchema(values.schema);
  if (/^postgres(ql)?:\/\//.test(text)) {
    const url = toDatabaseUrl(place, text);
    return { kind: "postgres", url, ...(schema !== undefined && { schema }) };
  }
  const location = toLocalLocation(text);
  if (schema === undefined) return location;
  throw toUsageError("--schema", { expected: "a database in --inbox", found: "none" });
}

/** Reads them for a command that needs what is stored: an inbox in memory lives in its server alone. */
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

/** Shows a value. An address may hold a password, so that only its scheme is shown. */
function describe(text: string): string {
  if (!/:\/\/|@/.test(text)) return JSON.stringify(text);
  const [scheme = ""] = /^\s*[a-z][a-z\d+.-]*:/i.exec(text) ?? [];
  return text.includes("://") && scheme !== ""
    ? `an address that begins with ${scheme.trim()}`
    : "another address";
}
