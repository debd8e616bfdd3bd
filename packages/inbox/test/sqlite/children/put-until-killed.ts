// Puts deliveries until it is killed, and prints the key of each acknowledged one.
import { createSqliteInbox } from "../../../src/sqlite.ts";
import { entryOf } from "../entries.ts";

const inbox = await createSqliteInbox({ file: process.argv[2] ?? "" });

async function putOne(key: string): Promise<void> {
  const { outcome } = await inbox.put(entryOf(key));
  process.stdout.write(`${outcome} ${key}\n`);
}

for (let round = 0; ; round += 1) {
  await Promise.all(Array.from({ length: 20 }, (_, at) => putOne(`${round}-${at}`)));
}
