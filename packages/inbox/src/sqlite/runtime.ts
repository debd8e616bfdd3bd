import { InboxError } from "../errors.ts";

/** The first SQLite in which the write-ahead log loses nothing: https://www.sqlite.org/wal.html#walresetbug. */
const leastSqlite = [3, 51, 3] as const;

/**
 * Refuses a runtime without SQLite, or with one that can lose what it has committed.
 *
 * @throws InboxError `runtime_unsupported`
 */
export function assertRuntime(): void {
  const { sqlite } = process.versions;
  if (sqlite !== undefined && isSound(sqlite)) return;
  throw new InboxError("runtime_unsupported", {
    place: "createSqliteInbox",
    expected: `a Node.js with SQLite ${leastSqlite.join(".")} or newer, since older ones can lose what they have committed`,
    found:
      sqlite === undefined
        ? `${process.version} without SQLite`
        : `${process.version} with SQLite ${sqlite}`,
    fix: "Run it on Node.js 22.22.3 or a newer 22, on 24.15 or a newer 24, or on 25.9 or newer.",
  });
}

function isSound(version: string): boolean {
  const numbers = version.split(".").map(Number);
  const place = leastSqlite.findIndex((least, index) => (numbers[index] ?? 0) !== least);
  return place === -1 || (numbers[place] ?? 0) > (leastSqlite[place] ?? 0);
}
