import { findFreePort } from "@order-webhooks/test-setup/free-port";
import type { Place } from "./place.ts";
import type { Outcome, Row, RowResult } from "./row.ts";
import { runOutside } from "./run-outside.ts";

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
    const find = ["-c", `command -v ${needs} || true`];
    const found = await runOutside("sh", find, { cwd: import.meta.dirname });
    const reason = `there is no ${needs} on this machine`;
    if (found === "") return { status: "did not run", reason };
  }
  const { env, ...installed } = await place.install(row);
  const own = installer === "npm" && args.length > 0 ? ["--", ...args] : args;
  const PORT = String(await findFreePort());
  await runOutside(installer, ["test", ...own], { ...installed, env: { ...env, PORT } });
  return { status: "passed" };
}
