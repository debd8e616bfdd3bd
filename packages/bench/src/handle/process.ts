import { measureHandle } from "./measure-handle.ts";
import type { Task } from "./measured.ts";
import { findWrongVerdicts } from "./verdicts.ts";

// A process of its own: it gets its task as JSON in its argument, and prints what it found as JSON.

const [argument = ""] = process.argv.slice(2);
// The seam: processes.ts writes it.
const task = JSON.parse(argument) as Task;
const found =
  task.kind === "judge" ? await findWrongVerdicts(task.builds) : await measureHandle(task);
process.stdout.write(JSON.stringify(found));
