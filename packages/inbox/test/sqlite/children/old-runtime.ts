// Opens an inbox on a Node.js whose SQLite reports another version.
import { createSqliteInbox } from "../../../src/sqlite.ts";

const [, , file = "", sqlite] = process.argv;
const versions = { ...process.versions, sqlite };
Object.defineProperty(process, "versions", { value: versions });
await createSqliteInbox({ file }).then(
  async (inbox) => {
    process.stdout.write("open\n");
    await inbox.close?.();
  },
  (error: Error) => process.stdout.write(`${error.message}\n`),
);
