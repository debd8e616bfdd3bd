// Puts deliveries and ends, without waiting for them and without closing the inbox.
import { createSqliteInbox } from "../../../src/sqlite.ts";
import { entryOf } from "../entries.ts";

const inbox = await createSqliteInbox({ file: process.argv[2] ?? "" });
const puts = ["a", "b", "c"].map((key) => inbox.put(entryOf(key)));
Promise.all(puts).then((results) => process.stdout.write(`${JSON.stringify(results)}\n`));
