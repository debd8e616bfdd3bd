// Loads the package, and prints whether that loaded node:sqlite. Some versions of Node.js warn about it, and others
// lack it.
import "../../../src/index.ts";
import "../../../src/sqlite.ts";

function hasSqlite(): boolean {
  const loaded: unknown = Reflect.get(process, "moduleLoadList");
  return Array.isArray(loaded) && loaded.some((name) => String(name).includes("sqlite"));
}

process.stdout.write(`${hasSqlite()}\n`);
await import("node:sqlite");
process.stdout.write(`${hasSqlite()}\n`);
