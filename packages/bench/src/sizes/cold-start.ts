import { startCpuTimer } from "../measure/cpu-time.ts";

// Program of a new process. It gets the file of an app and a delivery as JSON, and prints the CPU time until the first
// verdict.

const [argument = ""] = process.argv.slice(2);
// This type is safe: cold-starts.ts writes the argument.
const { file, delivery }: { file: string; delivery: string } = JSON.parse(argument);
const stop = startCpuTimer();
const app: { readonly check: (delivery: unknown) => boolean } = await import(file);
const accepted = app.check(JSON.parse(delivery));
const nanoseconds = stop();
if (!accepted) throw new Error(`the app ${file} did not accept a valid delivery`);
process.stdout.write(JSON.stringify(nanoseconds));
