/** Another program that locks the database until its input ends. */
import { DatabaseSync } from "node:sqlite";

/** Options of the program. */
export interface LockingOptions {
  readonly file: string;
}

const options: LockingOptions = JSON.parse(process.argv[2] ?? "");
const database = new DatabaseSync(options.file);
database.exec("BEGIN EXCLUSIVE");
console.log("locked");
process.stdin.on("end", () => database.close()).resume();
