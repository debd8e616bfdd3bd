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

const method = `Each contender is a validator. All of them judge the same deliveries, which they get as parsed JSON.
They check the tolerant contract, which accepts unknown keys everywhere and any text as a date.

| contender      | what it is                                                                                      |
| -------------- | ----------------------------------------------------------------------------------------------- |
| \`ours\`         | \`parseDelivery\` of this checkout, \`explainDelivery\` for all issues, \`findDrift\` for drift       |
| \`hand-written\` | a check by hand that answers only yes or no. Ours can be faster for deliveries of one shape     |
| \`ajv\`          | the published schema of each event's delivery, compiled at run time and chosen by \`event.type\`  |
| \`typebox\`      | schemas in its own style, compiled by \`Compile\`, with \`Check\` and \`Errors\` (at most 100 errors) |
| \`zod\`          | schemas in its own style, with \`safeParse\`. It has no mode that stops at the first error        |
| \`valibot\`      | schemas in its own style, with \`safeParse\`, and \`abortEarly\` except to list all issues          |
| \`arktype\`      | types in its own style, with \`allows\`, and called with the delivery to list all issues          |

The schemas of the last four are written as each library's documentation recommends. A delivery has
one schema for each purpose. The keys of the data choose it, as in a discriminated union. Ajv has
one schema for each event, whose \`oneOf\` tries each purpose. For valibot and arktype, an array is an
object without required keys, so their schemas also reject arrays where no key is required.

Before anything is timed, every contender judges some 5,000 deliveries. They are the published
examples, the wrong deliveries of \`schemas/refused\`, and changed deliveries. A changed delivery
starts with every key. One value is replaced or removed, one unknown key is added, or keys of
several purposes are combined. The run fails if one verdict is wrong.

| row                               | what is timed                                                                      |
| --------------------------------- | ---------------------------------------------------------------------------------- |
| \`validate, documented\`            | payloads that the vendor published, in an envelope                                 |
| \`validate, <purpose>\`             | deliveries of every event with one purpose                                         |
| \`validate, mixed\`                 | deliveries of every event with every purpose, shuffled                             |
| \`validate, mixed, after refusals\` | the same deliveries, in a process that has judged wrong ones before                |
| \`reject, one early defect\`        | mixed deliveries with a wrong type in the first place of their data                |
| \`reject, one late defect\`         | mixed deliveries with a wrong type in the last place of their data                 |
| \`explain, five defects\`           | all issues of mixed deliveries with five wrong types                               |
| \`find drift, mixed\`               | only \`findDrift\`, for mixed deliveries without drift                               |
| \`find drift, an unknown key\`      | only \`findDrift\`, for mixed deliveries with an unknown key                         |
| \`hostile sizes\`                   | the issues of an order with 100 to 40,000 wrong items. Ours lists only 100 of them |

- **CPU time** is that of the process. Wall-clock time is not used, because on a shared machine that
  of the same block varies threefold.
- **One thread**: each process runs under \`--single-threaded\`, so that compiling and collecting
  garbage count for the block that caused them.
- **Blocks** last about 5 ms. A round has one block of \`JSON.parse\` of the same texts and one block
  of each contender, in changing order. Both numbers of a ratio come from one round.
- **Warm-up** has the same rounds. When contenders were warmed up one after the other, they undid
  each other's optimizations. Each row has separate processes, because the optimizer adapts to each
  set.
- **A turn of the event loop** precedes each block. The garbage collector ends its marking only in a
  task of the event loop, and until then everything took three times as long.
- **A set** has at least 32 distinct deliveries, made of the published examples with other IDs and
  amounts. Each event and purpose has the same share. \`documents\` is the number of deliveries, and
  \`bytes\` their mean size.`;

const noteOnTimes = `The table shows CPU time in percent of that of \`JSON.parse\` of the same text. 10 means that
validation adds a tenth to parsing. Less is better. \`spread\` is the difference between the slowest
and the fastest process, in percent of our figure. A contender without a cell has no such function.`;

const noteOnHostile = `The next table is about orders with wrong items. It shows CPU time as a multiple of that of
\`JSON.parse\` of the same text. In parentheses is the time as a multiple of the time in the row
above. If the time grows much faster than the number of items, one large delivery can block the
process. One process measures this table. From 10,000 items on, each figure is a single run.`;

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
