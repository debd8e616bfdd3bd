import type { HandlePlan } from "../handle/row-plans.ts";
import type { HandleFigures } from "../report/handle-figures.ts";
import type { BuildFigures, LoadFigures } from "../report/load-figures.ts";
import {
  type Column,
  format,
  formatCount,
  formatRare,
  formatTable,
  quartileColumns,
} from "../report/table.ts";
import type { ReceiverReport } from "./reports.ts";
import type { Section } from "./section.ts";

/** Shows a report about receivers as two tables, with the goals for comparison. No goal fails a run. */
export function toReceiverSection(report: ReceiverReport): Section {
  const { conditions, effort, load, handle } = report;
  const lines = load.flatMap(({ builds, ...row }) => builds.map((one) => ({ ...row, ...one })));
  return {
    title: "The receiver",
    command: "npm run bench -- receiver",
    method,
    figures: [
      ...(lines.length > 0 ? [noteOnLoad, formatTable(loadColumns, lines), goalsOfLoad] : []),
      ...(handle.length > 0 ? [noteOnHandle, formatTable(handleColumns, handle)] : []),
    ],
    run: describeEffort(effort),
    conditions,
  };
}

const method = `The rows \`http\` measure over HTTP. Each server runs in a separate process with the same Node, on the
loopback interface. The body is the message that the vendor published, in an envelope. Each delivery
has different IDs and its own signature. The handler only counts, the inbox is the memory inbox, and
the log does nothing.

- **One client** sends to all servers. In a round, each server gets the same bytes, one server after
  the other in changing order. Each connection waits for a response before it sends the next
  request. The client needs 25 µs of CPU time a request. autocannon needs 38, undici 49 and
  \`node:http\` 101.
- **A slice** is what a server gets in one round: 2,000 deliveries, or 400 of 64 KB. The next slice
  begins when the receiver has handled everything.
- **A ratio** has both its numbers from one round. A figure is the median of the rounds.
- **CPU time** is that of the server's process until all handlers of the slice have run. It is
  steadier than throughput, which depends on everything else that the machine does.
- **Warm-up** is 16,000 deliveries to each server. Node optimizes its own code again after some
  10,500 requests, and until then each takes up to three times as long.
- **\`client\`** is the share of the bare server's time in which the client computed. Near 100 %, the
  client is the limit and not the server.
- **A 5xx** means that the receiver had no room, because 1,000 deliveries waited. \`backlog\` is the
  number that waited when the last response of a slice arrived.

The rows \`handle\` measure \`receiver.handle\` in one process, without HTTP. \`handle\` ends with the
response, and \`handle, until idle\` when all handlers have run. Both are compared with the work that
no receiver can avoid: HMAC with a prepared key, \`timingSafeEqual\`, and \`JSON.parse\` of the same
bytes. Before anything is measured, each build gets a delivery, the same delivery again, and a
forged one. It has to accept the first two and to handle only one.`;

const noteOnLoad = `This table compares the receiver with a bare \`node:http\` server that reads the body and answers 202.
\`bare, µs\` is the CPU time of the bare server for a delivery. \`throughput\` is the number of accepted
deliveries a second, as a share of the bare server's. More is better. \`CPU\` is the CPU time for an
accepted delivery with its handler, as a multiple of the bare server's. Less is better.`;

const goalsOfLoad =
  "Goals: throughput 0.40 or more (better 0.60), CPU 2.8 or less (better 2.0), no 5xx.";

const noteOnHandle = `This table shows CPU time in one process, as a multiple of that of HMAC, \`timingSafeEqual\` and
\`JSON.parse\` of the same bytes. \`floor, µs\` is the CPU time of these three. Less is better.`;

type LoadLine = Omit<LoadFigures, "builds"> & BuildFigures;

const loadColumns: readonly Column<LoadLine>[] = [
  { head: "measure", cell: ({ name }) => name },
  { head: "build", cell: ({ build }) => build, isText: true },
  { head: "bytes", cell: ({ bytes }) => format(bytes) },
  { head: "bare, µs", cell: ({ bareNanoseconds: ns }) => format(ns / 1000, 1) },
  { head: "client", cell: ({ clientShare }) => `${format(100 * clientShare)} %` },
  ...quartileColumns<LoadLine>("throughput", ({ throughput }) => throughput),
  ...quartileColumns<LoadLine>("CPU", ({ cpu }) => cpu),
  { head: "2xx", cell: ({ counts }) => format(counts.accepted) },
  { head: "4xx", cell: ({ counts }) => formatRare(counts.refused) },
  { head: "5xx", cell: ({ counts }) => formatRare(counts.failed) },
  { head: "lost", cell: ({ counts }) => formatRare(counts.lost) },
  { head: "handled", cell: ({ counts }) => format(counts.handled) },
  { head: "backlog", cell: ({ backlog }) => format(backlog) },
  { head: "throughput/before", cell: ({ change }) => format(change?.throughput, 2) },
  { head: "CPU/before", cell: ({ change }) => format(change?.cpu, 2) },
];

/** Goals of `handle`, which the table shows next to the figures. */
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

function describeEffort({ load, handle }: ReceiverReport["effort"]): readonly string[] {
  if (load.share < 1) return ["A quick run: few deliveries in one process of each are noise."];
  return [
    `Over HTTP: the median of ${load.rounds} slices in ${formatCount(load.processes, "process")} of each server.`,
    `In one process: the median of ${formatCount(handle.processes, "process")}, each of ${formatCount(handle.blocks, "block")} of ${handle.blockMs} ms.`,
  ];
}
