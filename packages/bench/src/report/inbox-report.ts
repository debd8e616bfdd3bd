import type { Disk } from "../load/disk.ts";
import type { LoadEffort } from "../load/measured.ts";
import { type Conditions, describeConditions } from "./conditions.ts";
import { formatGoals, type GoalFigures } from "./goals.ts";
import type { InboxFigures, ServerFigures } from "./inbox-figures.ts";

import { quartiles } from "./numbers.ts";
import { type Column, format, formatTable, quartileColumns } from "./table.ts";

/** Everything that a run measured about durable inboxes. */
export interface InboxReport {
  readonly conditions: Conditions;
  readonly disk: Disk;
  readonly effort: LoadEffort;
  readonly rows: readonly InboxFigures[];
  readonly goals: readonly GoalFigures[];
}

/** Formats a report as a table of figures and one of goals. */
export function formatInboxReport({ conditions, disk, effort, rows, goals }: InboxReport): string {
  const lines = rows.flatMap(({ servers, ...row }) => servers.map((one) => ({ ...row, ...one })));
  const parts = [
    note,
    formatTable(columns, lines),
    formatGoals(goals),
    [describeConditions(conditions), describeDisk(disk), describeEffort(effort)].join("\n"),
  ];
  return `${parts.join("\n\n")}\n`;
}

const note = `Receivers over HTTP, next to a bare node:http server that reads the body and answers 202.
intake: acknowledged after the commit, with a SQLite inbox that gives out no claims. handlers: the same with handlers that count,
8 at a time by default.
serial: the same as intake, with one commit a delivery. one by one: the same by a peer, on the server's own thread. memory: the receiver's own inbox, with handlers.
Throughput: accepted deliveries a second, as a share of the bare server's. More is better. "settled" ends with the last handler.
CPU: the time of an accepted delivery, its handler included, as a multiple of the bare server's. Less is better.
Loop: the delay of the server's event loop in ms, and as a multiple of the bare server's.`;

type Line = Omit<InboxFigures, "servers"> & ServerFigures;

const columns: readonly Column<Line>[] = [
  { head: "measure", cell: ({ name, server }) => `${name}, ${server}` },
  { head: "bare, µs", cell: ({ bareNanoseconds: ns }) => format(ns / 1000, 1) },
  { head: "client", cell: ({ clientShare }) => `${format(100 * clientShare)} %` },
  ...quartileColumns<Line>("throughput", ({ throughput }) => throughput),
  { head: "settled", cell: ({ settled }) => format(settled.median, 2) },
  ...quartileColumns<Line>("CPU", ({ cpu }) => cpu),
  { head: "loop p99", cell: ({ loop }) => format(loop.p99, 1) },
  { head: "/bare", cell: ({ loopTimes }) => format(loopTimes.p99, 2) },
  { head: "loop max", cell: ({ loop }) => format(loop.max, 1) },
  { head: "/bare", cell: ({ loopTimes }) => format(loopTimes.max, 2) },
  { head: "/one by one", cell: ({ timesOneByOne }) => format(timesOneByOne, 1) },
  { head: "/memory", cell: ({ ofMemory }) => format(ofMemory, 2) },
  { head: "/intake", cell: ({ ofIntake }) => format(ofIntake, 2) },
  { head: "settled", cell: ({ settledOfIntake }) => format(settledOfIntake, 2) },
  { head: "/before", cell: ({ change }) => format(change, 2) },
  { head: "2xx", cell: ({ counts }) => format(counts.accepted) },
  { head: "4xx", cell: ({ counts }) => format(counts.refused) },
  { head: "5xx", cell: ({ counts }) => format(counts.failed) },
  { head: "lost", cell: ({ counts }) => format(counts.lost) },
  { head: "handled", cell: ({ counts }) => format(counts.handled) },
  { head: "backlog", cell: ({ backlog }) => format(backlog) },
  { head: "kept", cell: ({ kept }) => kept && `${kept.kept} of ${kept.accepted}` },
];

function describeDisk({ isMemory, syncMs }: Disk): string {
  const { low, median, high } = quartiles(syncMs);
  const times = `${format(median, 2)} ms (quartiles ${format(low, 2)} to ${format(high, 2)})`;
  return isMemory ? "The databases lay in memory." : `8 KB and an fdatasync took ${times}.`;
}

function describeEffort({ processes, rounds }: LoadEffort): string {
  if (processes === 1) return "A quick run: few deliveries in one process of each are noise.";
  return `The median of ${processes} processes of each server with ${rounds} slices each.`;
}
