import { findFreePort } from "@order-webhooks/release";
import { run } from "./command.ts";
import type { Place } from "./place.ts";
import type { Outcome, Row, RowResult } from "./row.ts";

/** Installs the consumer of a row if need be, and runs its tests. A row that fails is a result, not an error. */
export async function runRow(row: Row, place: Place): Promise<RowResult> {
  const started = performance.now();
  const outcome = await attempt(row, place).catch((error): Outcome => {
    return { status: "failed", output: String(error?.message ?? error) };
  });
  return { row, outcome, ms: Math.round(performance.now() - started) };
}

async function attempt(row: Row, place: Place): Promise<Outcome> {
  if (row.needs !== undefined && !(await isThere(row.needs))) {
    return { status: "did not run", reason: `there is no ${row.needs} on this machine` };
  }
  const { folder, path, env } = await place.install(row);
  const [program, ...args] = commandOf(row);
  const PORT = String(await findFreePort());
  const { code, output } = await run({ program, args, cwd: folder, path, env: { ...env, PORT } });
  return code === 0 ? { status: "passed" } : { status: "failed", output };
}

function commandOf({ installer, args = [] }: Row): readonly [string, ...string[]] {
  const own = installer === "npm" && args.length > 0 ? ["--", ...args] : args;
  return [installer, "test", ...own];
}

async function isThere(program: string): Promise<boolean> {
  const args = ["-c", `command -v ${program}`];
  const { code } = await run({ program: "sh", args, cwd: import.meta.dirname });
  return code === 0;
}
