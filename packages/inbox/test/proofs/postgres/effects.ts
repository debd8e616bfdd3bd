import type { ProofDatabase } from "./database.ts";
import type { FleetOutcome } from "./outcome.ts";

/** Makes the table in which handlers leave rows. It has no unique key, so that nothing hides a second one. */
export async function createEffects(database: ProofDatabase): Promise<void> {
  await database.query("CREATE TABLE effects (id text NOT NULL, run text NOT NULL)");
}

/** Counts the deliveries by their rows: each has one, and no second one. */
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
