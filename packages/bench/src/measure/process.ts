import { measureRows } from "./measure-rows.ts";
import type { Task } from "./measured.ts";

// A process of its own: it gets its task as JSON in its argument, and prints what it measured as JSON.

const [task = ""] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await measureRows(JSON.parse(task) as Task)));
