import { measureHostile } from "./hostile.ts";
import { measureRows } from "./measure-rows.ts";
import type { HostileTask, Task } from "./measured.ts";

// A process of its own: it gets its task as JSON in its argument, and prints what it measured as JSON.

const [argument = ""] = process.argv.slice(2);
// The seam: processes.ts writes it.
const task = JSON.parse(argument) as Task | HostileTask;
const measured = await (task.kind === "hostile" ? measureHostile(task) : measureRows(task));
process.stdout.write(JSON.stringify(measured));
