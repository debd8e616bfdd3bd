import { type PostgresEffort, type Repeats, sendsAtOnce } from "../postgres/measured.ts";
import { formatGoals } from "../report/goals.ts";
import type { ContenderFigures, PostgresFigures } from "../report/postgres-figures.ts";
import {
  type Column,
  format,
  formatCount,
  formatQuartiles,
  formatTable,
  quartileColumns,
} from "../report/table.ts";
import type { PostgresReport } from "./reports.ts";
import type { Section } from "./section.ts";

/** Shows a report as a table of figures, one of goals, and one of repeated keys. */
export function toPostgresSection(report: PostgresReport): Section {
  const { conditions, effort, rows, goals, repeats } = report;
  const lines = rows.flatMap(({ contenders, ...row }) =>
    contenders.map((one) => ({ ...row, ...one })),
  );
  return {
    title: "The inbox on PostgreSQL",
    command: "npm run bench -- postgres",
    method,
    figures: [
      note,
      formatTable(columns, lines),
      ...(goals.length > 0 ? [formatGoals(goals)] : []),
      repeatsNote,
      formatTable(repeatColumns, repeats),
    ],
    run: [
      `PostgreSQL ${conditions.postgres} with its default settings for durability, which include fsync.`,
      describeEffort(effort),
    ],
    conditions,
  };
}

const method = `This part uses no HTTP. The run starts one PostgreSQL server, and each contender has a process and a
database on it. The name of a row says how many deliveries of 2 KB the process sends at the same
time.

- **\`insert\`**: one \`INSERT ... ON CONFLICT DO NOTHING\` for each delivery, over a pool of 10
  connections. It has one table and no index for a worker.
- **\`inbox\`**: \`createPostgresInbox\` with its defaults. **\`inbox, empty\`**: the same in an empty
  database, next to one that keeps many deliveries.
- **\`pg-boss send\`** and **\`graphile addJob\`**: one job a call, with the idempotency key as the
  job's ID or key.
- **\`pg-boss insert\`** and **\`graphile addJobs\`**: several jobs a call. While one call runs, the
  benchmark collects the jobs of the next one, at most 256.

A slice has 10,000 deliveries, or 5,000 with 8 sends. \`pg-boss send\` gets a fifth of them, and
\`graphile addJob\` a tenth. The job queues store the body as base64, the only form in JSON that keeps
its bytes.

After the sends of a slice, the run measures \`drain\`. For the inbox, it calls \`claim\` and \`done\` for
the sent deliveries, 64 at once in two loops. For pg-boss it calls \`fetch\` and \`complete\` in the
same way. For graphile-worker it starts the worker, with the settings of its page about performance,
and stops it when all deliveries are handled. The start and the stop count.

Before anything is measured, each contender gets 40 different deliveries and, at the same time,
another one 20 times. It has to keep 41, with equal bytes. The run fails if a contender loses a
delivery or gives one out twice.`;

const note = `\`puts\` is the number of deliveries a second that are committed, as a multiple of that of \`insert\`.
\`drain\` is the number a second that are given out and settled, as a multiple of that of
\`pg-boss insert\`. More is better. \`put, µs\` and \`drain, µs\` are the elapsed time, divided by the
number of deliveries. \`client\` is the CPU time of the contender's process for one delivery in µs,
without that of the database.`;

const repeatsNote = `The run also sends one key ${sendsAtOnce} times at the same time: first, while it is handled, and afterwards.
The next table shows how often a handler runs for the key. The correct numbers are 1, 0 and 0. With
\`singletonSeconds\`, pg-boss accepts a key once in each slot of time, 2 s here. The second sends
follow the first in less than a second, but in the next slot.`;

type Line = Omit<PostgresFigures, "contenders"> & ContenderFigures;

const columns: readonly Column<Line>[] = [
  { head: "measure", cell: ({ name, contender }) => `${name}, ${contender}` },
  { head: "kept before", cell: ({ keptBefore }) => format(keptBefore) },
  ...quartileColumns<Line>("puts", ({ puts }) => puts),
  { head: "put, µs", cell: ({ putNanoseconds: ns }) => format(ns / 1000, 1) },
  { head: "client", cell: ({ putCpuNanoseconds: ns }) => format(ns / 1000, 1) },
  { head: "drain", cell: ({ drain }) => format(drain?.timesPgBoss.median, 2) },
  { head: "quartiles", cell: ({ drain }) => formatQuartiles(drain?.timesPgBoss) },
  { head: "drain, µs", cell: ({ drain }) => format(toMicroseconds(drain?.nanoseconds), 1) },
  { head: "client", cell: ({ drain }) => format(toMicroseconds(drain?.cpuNanoseconds), 1) },
  { head: "/before", cell: ({ change }) => format(change, 2) },
  { head: "sent", cell: ({ account }) => format(account.sent) },
  { head: "handled", cell: ({ account }) => format(account.taken) },
  { head: "kept", cell: ({ account }) => format(account.waiting) },
];

const repeatColumns: readonly Column<Repeats>[] = [
  { head: "key", cell: ({ name }) => name },
  { head: "first", cell: ({ first }) => format(first) },
  { head: "while handled", cell: ({ whileHandled }) => format(whileHandled) },
  { head: "afterwards", cell: ({ afterwards }) => format(afterwards) },
  { head: "rejected", cell: ({ rejected }) => format(rejected) },
];

function toMicroseconds(nanoseconds: number | undefined): number | undefined {
  return nanoseconds === undefined ? undefined : nanoseconds / 1000;
}

function describeEffort({ processes, rounds, share }: PostgresEffort): string {
  if (share < 1) return "A quick run: few deliveries in one process of each are noise.";
  return `The median of ${rounds} slices in ${formatCount(processes, "process")} of each contender.`;
}
