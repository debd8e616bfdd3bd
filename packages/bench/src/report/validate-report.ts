import type { Effort } from "../measure/blocks.ts";
import type { Size } from "../sizes/sizes.ts";
import { type Conditions, describeConditions } from "./conditions.ts";
import type { Figures } from "./figures.ts";
import { type Column, format, formatTable } from "./table.ts";

/** Everything that a run measured. */
export interface Report {
  readonly conditions: Conditions;
  readonly effort: Effort;
  readonly rows: readonly Figures[];
  readonly sizes: readonly Size[];
}

/** Formats a report as two tables, with the conditions without which numbers mean nothing. */
export function formatReport({ conditions, effort, rows, sizes }: Report): string {
  const parts = [
    "CPU time in percent of JSON.parse of the same text. Less is better.",
    formatTable(timeColumns(rows), rows),
    noteOnPeers,
    formatTable(sizeColumns, sizes),
    `${describeConditions(conditions)}\n${describeEffort(effort)}`,
  ];
  return `${parts.join("\n\n")}\n`;
}

const noteOnPeers = `ajv compiles the published tolerant schemas at run time, and zod converts them with fromJSONSchema.
Both are given the schema of the event. All numbers of a row come from the same processes.`;

function timeColumns(rows: readonly Figures[]): readonly Column<Figures>[] {
  const names = new Set(rows.flatMap(({ percentOfParse }) => Object.keys(percentOfParse)));
  const peers = [...names].filter((name) => name !== "before" && name !== "now");
  return [
    { head: "measure", cell: ({ name }) => name },
    { head: "documents", cell: ({ documents }) => format(documents) },
    { head: "bytes", cell: ({ bytes }) => format(bytes) },
    { head: "JSON.parse, µs", cell: ({ parseNanoseconds: ns }) => format(ns / 1000, 1) },
    percentColumn("before"),
    percentColumn("now"),
    { head: "spread", cell: ({ spread: { now = 0 } }) => `${format(100 * now)} %` },
    { head: "now/before", cell: ({ ratio }) => format(ratio, 2) },
    ...peers.map(percentColumn),
  ];
}

function percentColumn(name: string): Column<Figures> {
  return { head: name, cell: ({ percentOfParse }) => format(percentOfParse[name], 1) };
}

const sizeColumns: readonly Column<Size>[] = [
  { head: "size", cell: ({ name }) => name },
  { head: "before", cell: ({ counts }) => format(counts.before) },
  { head: "now", cell: ({ counts }) => format(counts.now) },
  { head: "now/before", cell: ({ ratio }) => format(ratio, 2) },
];

function describeEffort({ processes, blocks, blockMs }: Effort): string {
  if (processes === 1)
    return `A quick run: one process of ${blocks} blocks of ${blockMs} ms is noise.`;
  return `The median of ${processes} processes, each the median of ${blocks} blocks of ${blockMs} ms.`;
}
