import { readOnce, toUsageError } from "./usage.ts";

/** The place where an inbox keeps deliveries. */
export type InboxLocation =
  | { readonly kind: "memory" }
  | { readonly kind: "sqlite"; readonly file: string };

const place = "--inbox";
const fix = "Pass sqlite: and the path of a file, such as sqlite:./inbox.db.";

/** Reads the option that says where the inbox is. */
export function readLocation(values: readonly string[] | undefined): InboxLocation {
  const text = readOnce(place, values) ?? "sqlite:./inbox.db";
  if (text === "memory:") return { kind: "memory" };
  const [, file] = /^sqlite:(.*)$/s.exec(text) ?? [];
  if (file === undefined) throw toLocationError("sqlite:PATH or memory:", text);
  if (file.trim() === "" || file.startsWith("//") || file.startsWith(":")) {
    throw toLocationError("a path after sqlite:", text);
  }
  return { kind: "sqlite", file };
}

/** Reads the option for a command that needs a file: an inbox in memory lives in its server alone. */
export function readFile(values: readonly string[] | undefined): string {
  const location = readLocation(values);
  if (location.kind === "sqlite") return location.file;
  throw toLocationError("an inbox in a file", "memory:");
}

function toLocationError(expected: string, found: string): Error {
  return toUsageError(place, { expected, found: JSON.stringify(found), fix });
}
