// Loads the package, and says whether that loaded Node's SQLite: on some versions it warns, and others have none.
import "../../../src/index.ts";
import "../../../src/sqlite.ts";

function hasSqlite(): boolean {
  const loaded: unknown = Reflect.get(process, "moduleLoadList");
  return Array.isArray(loaded) && loaded.some((name) => String(name).includes("sqlite"));
}

process.stdout.write(`${hasSqlite()}\n`);
await import("node:sqlite");
process.stdout.write(`${hasSqlite()}\n`);
