import type { PostgresEffort } from "../postgres/measured.ts";
import { type Repeats, sendsAtOnce } from "../postgres/repeats.ts";
import { type Conditions, describeConditions } from "./conditions.ts";
import { formatGoals, type GoalFigures } from "./goals.ts";
import type { ContenderFigures, PostgresFigures } from "./postgres-figures.ts";
import { type Column, format, formatTable, quartileColumns } from "./table.ts";

/** Everything that a run measured on PostgreSQL. */
export interface PostgresReport {
  readonly conditions: Conditions & {
    /** The version of the server. */
    readonly postgres: string;
  };
  readonly effort: PostgresEffort;
  readonly rows: readonly PostgresFigures[];
  readonly goals: readonly GoalFigures[];
  readonly repeats: readonly Repeats[];
}

/** Formats a report as a table of figures, one of goals, and one of keys that came again. */
export function formatPostgresReport(report: PostgresReport): string {
  const { conditions, effort, rows, goals, repeats } = report;
  const lines = rows.flatMap(({ contenders, ...row }) =>
    contenders.map((one) => ({ ...row, ...one })),
  );
  const parts = [
    note,
    formatTable(columns, lines),
    formatGoals(goals),
    repeatsNote,
    formatTable(repeatColumns, repeats),
    [
      describeConditions(conditions),
      `PostgreSQL ${conditions.postgres} with its own settings, fsync among them.`,
      describeEffort(effort),
    ].join("\n"),
  ];
  return `${parts.join("\n\n")}\n`;
}

const note = `Deliveries that are sent at the same time and kept in PostgreSQL, without HTTP. Each contender has a database and a process of its own.
insert: one INSERT ... ON CONFLICT DO NOTHING for each delivery, over a pool of 10 connections. All others are compared with it.
puts: deliveries a second that are committed, as a multiple of those of insert. More is better.
drain: deliveries a second that are given out and settled, as a multiple of those that pg-boss fetches and completes in batches. More is better.
put and drain in µs: the time that passes, divided by the deliveries. client: the CPU time of the contender's process for one.`;

const repeatsNote = `One key, sent ${sendsAtOnce} times at the same time: how often a handler runs for it. Sound is 1, then 0 for as many sends while it is
handled, and 0 for as many after that. With singletonSeconds (2 s here) the second sends come less than a second after the first, over the end of a slot.`;

type Line = Omit<PostgresFigures, "contenders"> & ContenderFigures;

const columns: readonly Column<Line>[] = [
  { head: "measure", cell: ({ name, contender }) => `${name}, ${contender}` },
  { head: "kept before", cell: ({ keptBefore }) => format(keptBefore) },
  ...quartileColumns<Line>("puts", ({ puts }) => puts),
  { head: "put, µs", cell: ({ putNanoseconds: ns }) => format(ns / 1000, 1) },
  { head: "client", cell: ({ putCpuNanoseconds: ns }) => format(ns / 1000, 1) },
  { head: "drain", cell: ({ drain }) => format(drain?.timesPgBoss.median, 2) },
  { head: "quartiles", cell: formatDrainQuartiles },
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

function formatDrainQuartiles({ drain }: Line): string | undefined {
  if (!drain) return undefined;
  const { low, high } = drain.timesPgBoss;
  return `${format(low, 2)} to ${format(high, 2)}`;
}

function toMicroseconds(nanoseconds: number | undefined): number | undefined {
  return nanoseconds === undefined ? undefined : nanoseconds / 1000;
}

function describeEffort({ processes, rounds }: PostgresEffort): string {
  if (processes === 1) return "A quick run: few deliveries in one process of each are noise.";
  return `The median of ${processes} processes of each contender with ${rounds} slices each.`;
}
