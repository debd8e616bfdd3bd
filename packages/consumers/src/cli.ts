import { ArgumentError, readArguments, refuse } from "@order-webhooks/command-line";
import {
  endThroughFinally,
  interruption,
  packedVariable,
  publishAll,
  withLocalRegistry,
} from "@order-webhooks/release";
import { createOfflinePlace, createPlace, type Place } from "./place.ts";
import { nameOf, type Row, type RowResult } from "./row.ts";
import { allRows, offlineRows } from "./rows.ts";
import { runRow } from "./run-row.ts";
import { explain, holds, toTable } from "./table.ts";

const usage = `node src/cli.ts [--offline] [--only TEXT] [--packed DIR] [--all-must-run]

Installs each consumer as its own repository would, runs it, and prints a table of the results.

  --offline      run the rows that need no network, from packed tarballs; without this option, run every row, with
                 our packages from a local registry and other packages from the configured registry
  --only TEXT    run only the rows whose name contains this text
  --packed DIR   install the tarballs that \`release pack\` wrote to DIR, and pack only what DIR lacks
  --all-must-run fail if a row's program is not on this machine

If ${packedVariable} is set, as a release sets it, it stands for the last two.
Exit codes: 0 no row failed, 1 a row failed or the run was interrupted, 2 wrong arguments.
`;

endThroughFinally();
process.exitCode = await main()
  .catch(refuse)
  .catch((error: Error) => {
    // Any other error is a bug of this program.
    if (!interruption.aborted) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  });

async function main(): Promise<number> {
  const options = {
    offline: { type: "boolean", default: false },
    only: { type: "string", default: "" },
    packed: { type: "string", default: process.env[packedVariable] ?? "" },
    "all-must-run": { type: "boolean", default: packedVariable in process.env },
    help: { type: "boolean", default: false },
  } as const;
  const { values } = readArguments({ options });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const rows = values.offline ? offlineRows : allRows;
  const chosen = rows.filter((row) => nameOf(row).includes(values.only));
  if (chosen.length === 0) {
    throw new ArgumentError("--only", "a part of a row's name", JSON.stringify(values.only));
  }
  const results = await (values.offline
    ? runRows(chosen, await createOfflinePlace())
    : runPublished(chosen, values.packed));
  process.stdout.write(`${[toTable(results), ...explain(results)].join("\n\n")}\n`);
  return holds(results, { allMustRun: values["all-must-run"] }) ? 0 : 1;
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
