// Puts one delivery for each line of its input, and prints the outcome.
import { createInterface } from "node:readline";
import { createSqliteInbox } from "../../../src/sqlite.ts";
import { entryOf } from "../entries.ts";

const inbox = await createSqliteInbox({ file: process.argv[2] ?? "" });
process.stdout.write("open\n");
for await (const key of createInterface({ input: process.stdin })) {
  const body = new Uint8Array(100_000);
  const outcome = await inbox.put(entryOf(key, { body })).then(
    (result) => result.outcome,
    (error: Error) => error.message,
  );
  process.stdout.write(`${outcome}\n`);
}
await inbox.close?.();
