import { parseArgs } from "node:util";
import {
  endThroughFinally,
  interruption,
  packedVariable,
  publishAll,
  withLocalRegistry,
} from "@order-webhooks/release";
import { createOfflinePlace } from "./offline-place.ts";
import { packPackages } from "./packages.ts";
import { createPlace, type Place } from "./place.ts";
import { nameOf, type Row, type RowResult } from "./row.ts";
import { allRows, offlineRows } from "./rows.ts";
import { runRow } from "./run-row.ts";
import { explain, holds, toTable } from "./table.ts";

const usage = `node src/cli.ts [--offline] [--only TEXT] [--packed DIR] [--all-must-run]

Installs each consumer as its repository would, runs it, and prints the table of what became of it.

  --offline      the rows that need no network, from packed tarballs; without this, every row, from a local
                 registry that everything was published to, and other packages from the registry in use
  --only TEXT    only the rows whose name has this text in it
  --packed DIR   install the tarballs that \`release pack\` left in DIR, and pack only what it lacks
  --all-must-run a row whose program is not on this machine is a failure

A release sets ${packedVariable}, which stands for the last two.
`;

endThroughFinally();
process.exitCode = await main().catch(sayIfEnded);

async function main(): Promise<number> {
  const options = {
    offline: { type: "boolean", default: false },
    only: { type: "string", default: "" },
    packed: { type: "string", default: process.env[packedVariable] ?? "" },
    "all-must-run": { type: "boolean", default: packedVariable in process.env },
    help: { type: "boolean", default: false },
  } as const;
  const { values } = parseArgs({ options });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const rows = values.offline ? offlineRows : allRows;
  const chosen = rows.filter((row) => nameOf(row).includes(values.only));
  const results = await (values.offline ? runOffline(chosen) : runPublished(chosen, values.packed));
  process.stdout.write(`${[toTable(results), ...explain(results)].join("\n\n")}\n`);
  return holds(results, { allMustRun: values["all-must-run"] }) ? 0 : 1;
}

/** Reports an interruption. Anything else that is thrown is a fault of this program. */
function sayIfEnded(error: Error): number {
  if (!interruption.aborted) throw error;
  process.stderr.write(`${error.message}\n`);
  return 1;
}

async function runOffline(rows: readonly Row[]): Promise<readonly RowResult[]> {
  return runRows(rows, await createOfflinePlace(await packPackages()));
}

function runPublished(rows: readonly Row[], packed: string): Promise<readonly RowResult[]> {
  return withLocalRegistry(async (registry) => {
    await publishAll(registry, { packed: packed === "" ? undefined : packed });
    return runRows(rows, await createPlace({ registry, serves: "our scope" }));
  });
}

/** Runs the rows one after the other, and removes the place. */
async function runRows(rows: readonly Row[], place: Place): Promise<readonly RowResult[]> {
  const results: RowResult[] = [];
  try {
    for (const row of rows) {
      const result = await runRow(row, place);
      interruption.throwIfAborted();
      process.stderr.write(`${result.outcome.status}: ${nameOf(row)}, ${result.ms} ms\n`);
      results.push(result);
    }
  } finally {
    await place.remove();
  }
  return results;
}
