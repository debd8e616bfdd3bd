import { measureRows } from "./measure-rows.ts";
import type { Task } from "./measured.ts";

// A process of its own: it gets its task as JSON in its argument, and prints what it measured as JSON.

const [argument = ""] = process.argv.slice(2);
// The seam: processes.ts writes it.
const task = JSON.parse(argument) as Task;
process.stdout.write(JSON.stringify(await measureRows(task)));
