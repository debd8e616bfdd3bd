import type { Disk } from "../load/disk.ts";
import type { LoadEffort } from "../load/measured.ts";
import { formatGoals } from "../report/goals.ts";
import type { InboxFigures, ServerFigures } from "../report/inbox-figures.ts";
import { quartiles } from "../report/numbers.ts";
import {
  type Column,
  format,
  formatCount,
  formatQuartiles,
  formatRare,
  formatTable,
  quartileColumns,
} from "../report/table.ts";
import type { InboxReport } from "./reports.ts";
import type { Section } from "./section.ts";

/** Shows a report about durable inboxes as a table of figures and one of goals. */
export function toInboxSection(report: InboxReport): Section {
  const { conditions, disk, effort, rows, goals } = report;
  const lines = rows.flatMap(({ servers, ...row }) => servers.map((one) => ({ ...row, ...one })));
  return {
    title: "The inbox on SQLite",
    command: "npm run bench -- inbox",
    method,
    figures: [note, formatTable(columns, lines), ...(goals.length > 0 ? [formatGoals(goals)] : [])],
    run: [describeDisk(disk), describeEffort(effort)],
    conditions,
  };
}

const method = `The method is that of the receiver over HTTP, with slices of 4,000 deliveries.
\`serial\` and \`one by one\` get a fifth of these deliveries. The bare server gets them three
times, so that the run observes its event loop for about as long as those of the others. Each
process has its own database, in the folder for temporary files (\`TMPDIR\`).

- **\`intake\`**: the SQLite inbox, which gives out no deliveries. Nothing happens after the response.
- **\`handlers\`**: the SQLite inbox as it is, with a handler that counts, 8 at a time by default.
- **\`64 handlers\`**: the same with \`concurrency: 64\`.
- **\`serial\`**: \`intake\` with one commit a delivery.
- **\`one by one\`**: a peer, \`node:sqlite\` on the server's own thread with WAL and
  \`synchronous=FULL\`, one \`INSERT\` in each transaction. It has no index for a worker.
- **\`memory\`**: the receiver's own memory inbox, with its handler.

A timer of 1 ms in the server's process observes the event loop. A delay is the time by which the
timer fires late. The run ends each process without closing its inbox, then opens the file again. It
fails if the file lacks a delivery that the client saw accepted. \`kept\` shows how many deliveries
the file has, and how many the client saw accepted.`;

const note = `This table compares receivers over HTTP with a bare \`node:http\` server that reads the body and
answers 202. \`bare, µs\` is the CPU time of the bare server for a delivery.

- \`throughput\` is the number of accepted deliveries a second, as a share of the bare server's. More
  is better. The first \`settled\` is the same until the last handler has ended.
- \`CPU\` is the CPU time for an accepted delivery with its handler, as a multiple of the bare
  server's. Less is better.
- \`loop\` is the delay of the server's event loop in ms. The \`/bare\` after it compares it with that
  of the bare server.
- \`/one by one\`, \`/memory\` and \`/intake\` compare the throughput with that of these servers. The
  second \`settled\` compares the first with that of \`intake\`.`;

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
  { head: "4xx", cell: ({ counts }) => formatRare(counts.refused) },
  { head: "5xx", cell: ({ counts }) => formatRare(counts.failed) },
  { head: "lost", cell: ({ counts }) => formatRare(counts.lost) },
  { head: "handled", cell: ({ counts }) => format(counts.handled) },
  { head: "backlog", cell: ({ backlog }) => format(backlog) },
  { head: "kept", cell: ({ kept }) => kept && `${kept.kept} of ${kept.accepted}` },
];

function describeDisk({ isMemory, syncMs }: Disk): string {
  if (isMemory) return "The databases lay in memory, so an fsync did nothing.";
  const times = quartiles(syncMs);
  return `A write of 8 KB and an fdatasync took ${format(times.median, 2)} ms (quartiles ${formatQuartiles(times)}).`;
}

function describeEffort({ processes, rounds, share }: LoadEffort): string {
  if (share < 1) return "A quick run: few deliveries in one process of each are noise.";
  return `The median of ${rounds} slices in ${formatCount(processes, "process")} of each server.`;
}
