import { InboxError } from "../errors.ts";

/** First version of SQLite without the bug at https://www.sqlite.org/wal.html#walresetbug, which can lose data. */
const leastSqlite = [3, 51, 3] as const;

/**
 * Refuses a Node.js without SQLite, or with a SQLite that can lose committed data.
 *
 * @throws InboxError `runtime_unsupported`
 */
export function assertRuntime(): void {
  const { sqlite } = process.versions;
  if (sqlite !== undefined && isSound(sqlite)) return;
  throw new InboxError("runtime_unsupported", {
    place: "createSqliteInbox",
    expected: `a Node.js with SQLite ${leastSqlite.join(".")} or newer, because older versions can lose committed data`,
    found:
      sqlite === undefined
        ? `${process.version} without SQLite`
        : `${process.version} with SQLite ${sqlite}`,
    fix: "Use Node.js 22.22.3 or a newer 22, 24.15 or a newer 24, or 25.9 or newer.",
  });
}

function isSound(version: string): boolean {
  const numbers = version.split(".").map(Number);
  const place = leastSqlite.findIndex((least, index) => (numbers[index] ?? 0) !== least);
  return place === -1 || (numbers[place] ?? 0) > (leastSqlite[place] ?? 0);
}
