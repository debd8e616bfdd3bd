import { readFile, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { InboxError } from "../../errors.ts";

/** Properties of a connection that select a line of the file. */
export interface PasswordQuestion {
  readonly host: string;
  readonly port: number;
  readonly database?: string | undefined;
  readonly user?: string | undefined;
}

/**
 * Looks up a password in the password file of PostgreSQL's programs (`PGPASSFILE`, or `~/.pgpass` by default), as
 * defined in https://www.postgresql.org/docs/current/libpq-pgpass.html. Resolves to undefined if no line matches.
 *
 * @throws InboxError `database_refused` if other users can read the file
 */
export async function findPassword(question: PasswordQuestion): Promise<string | undefined> {
  const { host, port, database, user } = question;
  const asked = [host, String(port), database, user];
  const lines = (await readLines(toPath())).filter((line) => !line.startsWith("#"));
  for (const line of lines) {
    const fields = (pattern.exec(line) ?? []).slice(1).map(toField);
    const isMatch = asked.every((part, index) => fields[index] === "*" || fields[index] === part);
    if (isMatch) return fields[asked.length];
  }
  return undefined;
}

const field = String.raw`((?:\\.|[^\\:])+)`;
const pattern = new RegExp(`^${field}:${field}:${field}:${field}:(.+)$`);

function toField(text: string): string {
  return text.replaceAll(/\\(.)/g, "$1");
}

function toPath(): string {
  const { PGPASSFILE, APPDATA = "" } = process.env;
  if (PGPASSFILE) return PGPASSFILE;
  return process.platform === "win32"
    ? join(APPDATA, "postgresql", "pgpass.conf")
    : join(homedir(), ".pgpass");
}

async function readLines(file: string): Promise<readonly string[]> {
  try {
    const found = await stat(file);
    if (!found.isFile()) return [];
    if (process.platform !== "win32" && (found.mode & 0o077) !== 0) throw toExposedError(file);
    return (await readFile(file, "utf8")).split(/\r?\n/);
  } catch (error) {
    if (error instanceof InboxError) throw error;
    return [];
  }
}

function toExposedError(file: string): InboxError {
  return new InboxError("database_refused", {
    place: file,
    expected: "a password file that only its owner can read",
    found: "one that other users can read",
    fix: "Set its mode to 0600.",
  });
}
