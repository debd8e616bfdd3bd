import { findFreePort } from "@order-webhooks/release";
import { run } from "./command.ts";
import type { Place } from "./place.ts";
import type { Outcome, Row, RowResult } from "./row.ts";

/** Installs the consumer of a row if necessary, and runs its tests. A row that fails is a result, not an error. */
export async function runRow(row: Row, place: Place): Promise<RowResult> {
  const started = performance.now();
  const outcome = await attempt(row, place).catch((error): Outcome => {
    return { status: "failed", output: String(error?.message ?? error) };
  });
  return { row, outcome, ms: Math.round(performance.now() - started) };
}

async function attempt(row: Row, place: Place): Promise<Outcome> {
  const { installer, args = [], needs } = row;
  if (needs !== undefined) {
    const found = await run("sh", ["-c", `command -v ${needs}`], { cwd: import.meta.dirname });
    const reason = `there is no ${needs} on this machine`;
    if (found.code !== 0) return { status: "did not run", reason };
  }
  const { env, ...installed } = await place.install(row);
  const own = installer === "npm" && args.length > 0 ? ["--", ...args] : args;
  const PORT = String(await findFreePort());
  const options = { ...installed, env: { ...env, PORT } };
  const { code, output } = await run(installer, ["test", ...own], options);
  return code === 0 ? { status: "passed" } : { status: "failed", output };
}
