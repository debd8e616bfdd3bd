import { measureRows, type Task } from "./measure-rows.ts";

// A process of its own: it gets its task as JSON in its argument, and prints what it measured as JSON.

const [task = ""] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await measureRows(JSON.parse(task) as Task)));
