import type { ProofDatabase } from "./database.ts";
import type { FleetOutcome } from "./outcome.ts";

/** Creates the table for the rows of handlers. It has no unique key, so that a second row is visible. */
export async function createEffects(database: ProofDatabase): Promise<void> {
  await database.query("CREATE TABLE effects (id text NOT NULL, run text NOT NULL)");
}

/** Counts deliveries without a row, and deliveries with more than one. */
export async function countEffects(
  database: ProofDatabase,
  acknowledged: readonly string[],
): Promise<Pick<FleetOutcome, "kept" | "lost" | "repeated">> {
  const rows = await database.query<{ readonly id: string; readonly times: number }>(
    "SELECT id, count(*)::integer AS times FROM effects GROUP BY id",
  );
  const times = new Map(rows.map((row) => [row.id, row.times]));
  const kept = acknowledged.filter((id) => times.has(id)).length;
  return {
    kept,
    lost: acknowledged.length - kept,
    repeated: rows.filter((row) => row.times > 1).length,
  };
}
