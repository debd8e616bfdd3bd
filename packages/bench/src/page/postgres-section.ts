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
      `PostgreSQL ${conditions.postgres} with its own settings, fsync among them.`,
      describeEffort(effort),
    ],
    conditions,
  };
}

const method = `There is no HTTP. The run starts one PostgreSQL server. Each contender has a process and a database on
it, and so many deliveries of 2 KB are sent at the same time.

- **\`insert\`**: one \`INSERT ... ON CONFLICT DO NOTHING\` for each delivery, over a pool of 10
  connections. It has one table and no index for a worker.
- **\`inbox\`**: \`createPostgresInbox\` with its defaults. **\`inbox, empty\`**: the same in an empty
  database, next to one that keeps many deliveries.
- **\`pg-boss send\`** and **\`graphile addJob\`**: one job a call, with the idempotency key as the
  job's ID or key.
- **\`pg-boss insert\`** and **\`graphile addJobs\`**: their way to add several jobs at once. While one
  group is on its way, the next piles up, with at most 256 jobs.

A slice has 10,000 deliveries, or 5,000 with 8 sends. One job a call gets a fifth or a tenth of them.
Peers store the body as base64, the only form in JSON that keeps its bytes. \`drain\` is \`claim\` and
\`done\` of the sent deliveries, 64 at once in two loops. For pg-boss it is \`fetch\` and \`complete\` in
the same way. For graphile-worker it is its worker, with the settings of its page about performance,
including the start and the end of that worker. CPU is that of the contender's process, and not that
of the database.

Before anything is measured, each contender gets 40 deliveries and, at the same time, 20 times the
same other one. It has to keep 41, with equal bytes. The run fails if a contender loses a delivery or
gives one out twice.`;

const note = `\`puts\` is the number of deliveries a second that are committed, as a multiple of those of \`insert\`. More
is better. \`drain\` is the number that are given out and settled, as a multiple of those that pg-boss
fetches and completes in batches. More is better. \`put\` and \`drain\` in µs are the time that passes,
divided by the deliveries. \`client\` is the CPU time of the contender's process for one delivery.`;

const repeatsNote = `One key, sent ${sendsAtOnce} times at the same time: the number of times that a handler runs for it. Sound is 1 for
the first sends, 0 for as many sends while it is handled, and 0 for as many after that. With
\`singletonSeconds\` (2 s here) the second sends come less than a second after the first, over the end
of a slot.`;

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
