import { parseOptions } from "@order-webhooks/receiver/command";
import { filterFlags, mostListed, readFilter, readLimit } from "./arguments/filter.ts";
import { locationFlags } from "./arguments/location.ts";
import { findInbox } from "./find-inbox.ts";
import { toJson } from "./output/json.ts";
import { toTable } from "./output/table.ts";
import type { Terminal } from "./terminal.ts";

const flags = {
  ...filterFlags,
  limit: { type: "string" },
  ...locationFlags,
  json: { type: "boolean" },
} as const;

/** Lists deliveries, the newest first. Resolves to the exit code. */
export async function runList(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values } = parseOptions(args, flags);
  const filter = readFilter(values);
  const limit = readLimit(values.limit);
  const administration = await findInbox(values, terminal);
  const deliveries = await administration
    .list({ ...filter, limit })
    .finally(() => administration.close());
  if (values.json) {
    terminal.print(toJson({ deliveries }));
    return 0;
  }
  const lines = deliveries.length === 0 ? [describeNone(filter)] : toTable(deliveries);
  for (const line of lines) terminal.print(line);
  if (deliveries.length === limit) {
    const advice =
      limit < mostListed ? "To list more, pass --limit." : "To see others, pass a filter.";
    terminal.print(`These are the newest ${limit}. ${advice}`);
  }
  return 0;
}

function describeNone(filter: object): string {
  const isFiltered = Object.keys(filter).length > 0;
  return isFiltered ? "No delivery matches." : "No delivery is dead or quarantined.";
}
