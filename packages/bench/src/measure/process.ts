import { measureHostile } from "./hostile.ts";
import { measureRows } from "./measure-rows.ts";
import type { HostileTask, Task } from "./measured.ts";

// Program of a separate process. It gets its task as JSON in its argument, and prints the measurements as JSON.

const [argument = ""] = process.argv.slice(2);
// This cast is safe: processes.ts writes the argument.
const task = JSON.parse(argument) as Task | HostileTask;
const measured = await (task.kind === "hostile" ? measureHostile(task) : measureRows(task));
process.stdout.write(JSON.stringify(measured));
