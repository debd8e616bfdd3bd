import { measureHandle } from "./measure-handle.ts";
import type { Task } from "./measured.ts";
import { findWrongVerdicts } from "./verdicts.ts";

// Program of a separate process. It gets its task as JSON in its argument, and prints the result as JSON.

const [argument = ""] = process.argv.slice(2);
// This cast is safe: processes.ts writes the argument.
const task = JSON.parse(argument) as Task;
const found =
  task.kind === "judge" ? await findWrongVerdicts(task.builds) : await measureHandle(task);
process.stdout.write(JSON.stringify(found));
