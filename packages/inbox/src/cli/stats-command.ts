import { parseOptions } from "@order-webhooks/receiver/command";
import { states } from "./arguments/filter.ts";
import { locationFlags } from "./arguments/location.ts";
import { findInbox } from "./find-inbox.ts";
import { toJson } from "./output/json.ts";
import { toFields } from "./output/table.ts";
import { toAge, toSize } from "./output/units.ts";
import type { Terminal } from "./terminal.ts";

const flags = {
  ...locationFlags,
  json: { type: "boolean" },
} as const;

/** Counts deliveries by state. Resolves to the exit code. */
export async function runStats(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values } = parseOptions(args, flags);
  const administration = await findInbox(values, terminal);
  const stats = await administration.stats().finally(() => administration.close());
  if (values.json) {
    terminal.print(toJson(stats));
    return 0;
  }
  const { bytes, oldestMs } = stats;
  const lines = toFields([
    ...states.map((state) => [state, String(stats[state])] as const),
    ["bodies", toSize(bytes)],
    ["oldest open", oldestMs === null ? "-" : toAge(oldestMs)],
  ]);
  for (const line of lines) terminal.print(line);
  return 0;
}
