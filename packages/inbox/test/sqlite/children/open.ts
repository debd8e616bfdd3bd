// Opens an inbox and prints "open", or the error. The inbox stays open until the input ends.
import { createSqliteInbox, isInboxError } from "../../../src/sqlite.ts";

try {
  const inbox = await createSqliteInbox({ file: process.argv[2] ?? "" });
  process.stdout.write("open\n");
  process.stdin.resume().on("end", () => inbox.close?.());
} catch (error) {
  if (!isInboxError(error)) throw error;
  process.stdout.write(`${error.message}\n`);
}
