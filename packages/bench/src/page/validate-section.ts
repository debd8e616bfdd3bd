import type { Effort } from "../measure/effort.ts";
import type { Figures } from "../report/figures.ts";
import { type Column, format, formatTable } from "../report/table.ts";
import type { HostileFigures, ValidateReport } from "../report/validate-report.ts";
import type { Section } from "./section.ts";
import { toShownName } from "./shown.ts";

/** Shows a report about validation as a table of CPU times, and one of orders that grow. */
export function toValidateSection(report: ValidateReport): Section {
  const { conditions, effort, contenders, accepted, rows, hostile } = report;
  return {
    title: "Validation",
    command: "npm run bench -- validate",
    method,
    figures: [
      ...(rows.length > 0 ? [noteOnTimes, formatTable(timeColumns(contenders), rows)] : []),
      ...(hostile.length > 0
        ? [noteOnHostile, formatTable(hostileColumns(contenders), hostile)]
        : []),
    ],
    run: [
      `All contenders agreed about ${format(accepted.documents)} deliveries before anything was timed.`,
      describeEffort(effort),
    ],
    conditions,
  };
}

const method = `Each contender judges the same deliveries, which it gets as parsed JSON. Each one accepts what the tolerant
contract accepts: unknown keys everywhere, and any text as a date.

| contender      | what it is                                                                                      |
| -------------- | ----------------------------------------------------------------------------------------------- |
| \`ours\`         | \`parseDelivery\` of this checkout, \`explainDelivery\` for all issues, \`findDrift\` for drift       |
| \`hand-written\` | a yes-or-no check for mixed deliveries. Ours can be faster if deliveries have one shape         |
| \`ajv\`          | the published schema of each event's delivery, compiled at run time and chosen by \`event.type\`  |
| \`typebox\`      | schemas in its own style, compiled by \`Compile\`, with \`Check\` and \`Errors\` (at most 100 errors) |
| \`zod\`          | schemas in its own style, with \`safeParse\`. It has no mode that stops at the first error        |
| \`valibot\`      | schemas in its own style, with \`safeParse\`, and \`abortEarly\` except to list all issues          |
| \`arktype\`      | types in its own style, called with the delivery                                                |

The schemas of the last four are written as each library's documentation recommends. A delivery has one
schema for each purpose. The keys of the data choose it, as in a discriminated union.
For valibot and arktype, an array is an object without required keys, so their schemas add a check.

Before anything is timed, every contender judges some 5,000 deliveries. They are the examples, the
refused deliveries, and deliveries with every key. In the last ones, one place is replaced, removed or
unknown. The run fails if one verdict is wrong.

| row                               | what is timed                                                                      |
| --------------------------------- | ---------------------------------------------------------------------------------- |
| \`validate, documented\`            | payloads that the vendor published, in an envelope                                 |
| \`validate, <purpose>\`             | deliveries of every event with one purpose                                         |
| \`validate, mixed\`                 | deliveries of every event with every purpose, shuffled                             |
| \`validate, mixed, after refusals\` | the same in a process that has judged wrong deliveries before                      |
| \`reject, one early defect\`        | mixed deliveries with a wrong type in the first place of their data                |
| \`reject, one late defect\`         | the same in the last place                                                         |
| \`explain, five defects\`           | all issues of mixed deliveries with five wrong types                               |
| \`find drift, mixed\`               | \`findDrift\` alone, of mixed deliveries without drift                               |
| \`find drift, an unknown key\`      | \`findDrift\` alone, of mixed deliveries with an unknown key                         |
| \`hostile sizes\`                   | all issues of an order with 100 to 40,000 wrong items. We list at most 100 of them |

- **CPU time** is that of the process. On a shared machine, the wall-clock time of the same block
  varies threefold.
- **One thread**: each process runs under \`--single-threaded\`, so that compiling and collecting
  garbage count for the block that caused them.
- **Blocks** of about 5 ms follow each other in rounds: one of \`JSON.parse\` of the same texts, and
  one of each contender, in changing order. A ratio has both its numbers from one round.
- **Warm-up** has the same rounds. Contenders that were warmed up one after the other undid each
  other's optimizations. Each row has its own processes, because the optimizer learns from each set.
- **A turn of the event loop** comes before each block. The garbage collector ends its marking in a
  task, and everything took three times as long until then.
- **A set** has at least 32 distinct deliveries, made of the published examples with other IDs and
  amounts. Each event and purpose has the same share. \`bytes\` is the mean size of a delivery.`;

const noteOnTimes = `CPU time in percent of \`JSON.parse\` of the same text: 10 means that validation adds a tenth to parsing.
Less is better. \`spread\` is the distance between the processes, as a share of our figure.`;

const noteOnHostile = `Orders with wrong items: CPU time as a multiple of \`JSON.parse\` of the same text. In parentheses is the
time as a multiple of that of the row above. If it is far above the growth of the number of items, one
large delivery can occupy the process for long.`;

function timeColumns(contenders: readonly string[]): readonly Column<Figures>[] {
  return [
    { head: "measure", cell: ({ name }) => name },
    { head: "documents", cell: ({ documents }) => format(documents) },
    { head: "bytes", cell: ({ bytes }) => format(bytes) },
    { head: "JSON.parse, µs", cell: ({ parseNanoseconds: ns }) => format(ns / 1000, 1) },
    ...contenders.flatMap((contender) => [
      {
        head: toShownName(contender),
        cell: ({ percentOfParse }: Figures) => format(percentOfParse[contender], 1),
      },
      ...(contender === "now" ? columnsAboutOurs : []),
    ]),
  ];
}

const columnsAboutOurs: readonly Column<Figures>[] = [
  { head: "spread", cell: ({ spread: { now = 0 } }) => `${format(100 * now)} %` },
  { head: "ours/before", cell: ({ ratio }) => format(ratio, 2) },
];

function hostileColumns(contenders: readonly string[]): readonly Column<HostileFigures>[] {
  return [
    { head: "wrong items", cell: ({ items }) => format(items) },
    { head: "bytes", cell: ({ bytes }) => format(bytes) },
    { head: "JSON.parse, µs", cell: ({ parseNanoseconds: ns }) => format(ns / 1000, 1) },
    ...contenders.map((contender) => ({
      head: toShownName(contender),
      cell: ({ timesOfParse, growth }: HostileFigures) => {
        const times = format(timesOfParse[contender], 1);
        const factor = format(growth?.[contender], 1);
        return times && factor ? `${times} (${factor})` : times;
      },
    })),
  ];
}

function describeEffort({ processes, blocks, blockMs }: Effort): string {
  if (processes === 1)
    return `A quick run: one process of ${blocks} blocks of ${blockMs} ms is noise.`;
  return `The median of ${processes} processes, each the median of ${blocks} blocks of ${blockMs} ms.`;
}
