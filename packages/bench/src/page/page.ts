import { formatTable } from "../report/table.ts";
import { isBusy, type Machine } from "./machine.ts";
import type { WholeRun } from "./reports.ts";
import { toPageSection } from "./section.ts";

/** Writes the page about a run of all parts, in Markdown. */
export function toPage({ machine, sections }: WholeRun): string {
  const parts = [intro, describeMachine(machine), pictures, ...sections.map(toPageSection)];
  return `${parts.join("\n\n")}\n`;
}

const intro = `<!-- Written by \`npm run bench\`. Do not edit. -->

# Benchmarks

\`npm run bench\` measures everything on this page, then writes the page, its pictures and the tables
of the README again. The run takes about ten minutes, so it measures each part briefly. The command
at the end of a section measures that part longer. For servers and inboxes, it also has more rows.

Most figures are ratios of two measurements in one run, because no two machines agree on
milliseconds. A column \`/name\` is a ratio to \`name\`. A column \`quartiles\` has the first and the
third quartile of the column before it. Goals are a reference, and no run fails because of them.`;

const pictures = `![Cost of validation](benchmarks/cost.svg)

![Throughput](benchmarks/throughput.svg)`;

function describeMachine(machine: Machine): string {
  const { date, processor, cores, memoryGiB, system, node, load, versions } = machine;
  const [start, end] = load.map((each) => each.toFixed(1));
  const facts = [
    ["date", date],
    ["processor", `${processor}, ${cores} cores`],
    ["memory", `${memoryGiB} GiB`],
    ["system", system],
    ["Node", node],
    ["load average", `${start} before, ${end} after`],
    ...Object.entries(versions),
  ] as const;
  const table = formatTable(
    [
      { head: "machine and versions", cell: ([name]) => name },
      { head: "", cell: ([, value]) => value, isText: true },
    ],
    facts,
  );
  return isBusy(machine) ? `${table}\n\n${describeBusy(machine)}` : table;
}

function describeBusy({ busyBefore }: Machine): string {
  return `**These figures are provisional.** Other programs used ${(100 * busyBefore).toFixed()} % of the processors before the run began.
A busy machine gives other figures than a quiet one.`;
}
