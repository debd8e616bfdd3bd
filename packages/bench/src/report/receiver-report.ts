import type { HandlePlan } from "../handle/row-plans.ts";
import type { LoadEffort } from "../load/measured.ts";
import type { Effort } from "../measure/blocks.ts";
import { type Conditions, describeConditions } from "./conditions.ts";
import type { HandleFigures } from "./handle-figures.ts";
import type { BuildFigures, LoadFigures } from "./load-figures.ts";
import { type Column, format, formatTable, quartileColumns } from "./table.ts";

/** Everything that a run measured about receivers. */
export interface ReceiverReport {
  readonly conditions: Conditions;
  readonly effort: { readonly load: LoadEffort; readonly handle: Effort };
  readonly load: readonly LoadFigures[];
  readonly handle: readonly HandleFigures[];
}

/** Formats a report as two tables, each with the goals, which judge nothing. */
export function formatReceiverReport(report: ReceiverReport): string {
  const { conditions, effort, load, handle } = report;
  const lines = load.flatMap(({ builds, ...row }) => builds.map((one) => ({ ...row, ...one })));
  const parts = [
    ...(lines.length > 0 ? [noteOnLoad, formatTable(loadColumns, lines), goalsOfLoad] : []),
    ...(handle.length > 0 ? [noteOnHandle, formatTable(handleColumns, handle)] : []),
    `${describeConditions(conditions)}\n${describeEffort(effort)}`,
  ];
  return `${parts.join("\n\n")}\n`;
}

const noteOnLoad = `Over HTTP, next to a bare node:http server that reads the body and answers 202.
Throughput: accepted deliveries a second, as a share of the bare server's. More is better.
CPU: the time of an accepted delivery, its handler included, as a multiple of the bare server's. Less is better.`;

const goalsOfLoad =
  "Goals: throughput 0.40 or more (better 0.60), CPU 2.8 or less (better 2.0), no 5xx.";

const noteOnHandle = `In one process: CPU time as a multiple of HMAC, timingSafeEqual and JSON.parse of the same bytes. Less is better.`;

type LoadLine = Omit<LoadFigures, "builds"> & BuildFigures;

const loadColumns: readonly Column<LoadLine>[] = [
  { head: "measure", cell: ({ name }) => name },
  { head: "build", cell: ({ build }) => build },
  { head: "bytes", cell: ({ bytes }) => format(bytes) },
  { head: "bare, µs", cell: ({ bareNanoseconds: ns }) => format(ns / 1000, 1) },
  { head: "client", cell: ({ clientShare }) => `${format(100 * clientShare)} %` },
  ...quartileColumns<LoadLine>("throughput", ({ throughput }) => throughput),
  ...quartileColumns<LoadLine>("CPU", ({ cpu }) => cpu),
  { head: "2xx", cell: ({ counts }) => format(counts.accepted) },
  { head: "4xx", cell: ({ counts }) => format(counts.refused) },
  { head: "5xx", cell: ({ counts }) => format(counts.failed) },
  { head: "lost", cell: ({ counts }) => format(counts.lost) },
  { head: "handled", cell: ({ counts }) => format(counts.handled) },
  { head: "backlog", cell: ({ backlog }) => format(backlog) },
  { head: "throughput/before", cell: ({ change }) => format(change?.throughput, 2) },
  { head: "CPU/before", cell: ({ change }) => format(change?.cpu, 2) },
];

/** The goals of `handle`, next to the figures as a reference. */
const goals = {
  response: { goal: 1.6, better: 1.25 },
  idle: { goal: 2.2, better: 2 },
} as const satisfies { readonly [U in HandlePlan["until"]]: object };

const handleColumns: readonly Column<HandleFigures>[] = [
  { head: "measure", cell: ({ name }) => name },
  { head: "bytes", cell: ({ bytes }) => format(bytes) },
  { head: "floor, µs", cell: ({ floorNanoseconds: ns }) => format(ns / 1000, 1) },
  { head: "before", cell: ({ timesFloor }) => format(timesFloor.before, 2) },
  { head: "now", cell: ({ timesFloor }) => format(timesFloor.now, 2) },
  { head: "spread", cell: ({ spread: { now = 0 } }) => `${format(100 * now)} %` },
  { head: "now/before", cell: ({ ratio }) => format(ratio, 2) },
  { head: "goal", cell: ({ until }) => format(goals[until].goal, 2) },
  { head: "better", cell: ({ until }) => format(goals[until].better, 2) },
];

function describeEffort({ load, handle }: ReceiverReport["effort"]): string {
  if (load.processes === 1) return "A quick run: few deliveries in one process of each are noise.";
  const slices = `${load.processes} processes of each server with ${load.rounds} slices`;
  const blocks = `${handle.processes} processes, each of ${handle.blocks} blocks of ${handle.blockMs} ms`;
  return `Over HTTP the median of ${slices} each. In one process the median of ${blocks}.`;
}
