import type { ContenderSizes, SizesReport } from "../report/sizes-report.ts";
import { type Column, format, formatTable } from "../report/table.ts";
import type { Size } from "../sizes/builds.ts";
import type { Section } from "./section.ts";
import { toShownName } from "./shown.ts";

/** Shows a report about sizes as a table of contenders, and one of our own builds. */
export function toSizesSection({ conditions, contenders, builds }: SizesReport): Section {
  return {
    title: "Sizes, cold start and types",
    command: "npm run bench -- sizes",
    method,
    figures: [
      formatTable([...columns, ...contenders.flatMap(typeColumns).filter(isFirst)], contenders),
      noteOnBuilds,
      formatTable(buildColumns, builds),
    ],
    run: ["Sizes and counts of types are the same in every run."],
    conditions,
  };
}

const method = `Each contender validates the deliveries of one event in a small app. Our app imports the entry point
of this event from the validator, and Ajv's app imports the published schema of the event.

- **\`minified\`** and **\`gzipped\`** are the sizes of the app in KiB, bundled by esbuild.
- **\`cold start\`** is the CPU time in a fresh process, from the import of the bundle to the first
  verdict. \`/empty\` compares it with an empty module, and \`/ours\` with our app.
- **\`types\`** and **\`instantiations\`** are the numbers that a file with the contender's type adds to
  an empty file, for each compiler. A contender without a cell infers no types.`;

const kibibyte = 1024;

const columns: readonly Column<ContenderSizes>[] = [
  { head: "contender", cell: ({ name }) => toShownName(name) },
  { head: "minified, KiB", cell: ({ minified }) => format(minified / kibibyte, 1) },
  { head: "gzipped, KiB", cell: ({ gzipped }) => format(gzipped / kibibyte, 1) },
  { head: "cold start, ms", cell: ({ coldMs }) => format(coldMs, 1) },
  { head: "/empty", cell: ({ timesEmpty }) => format(timesEmpty, 2) },
  { head: "/ours", cell: ({ timesOurs }) => format(timesOurs, 2) },
];

function typeColumns({ types }: ContenderSizes): readonly Column<ContenderSizes>[] {
  return types.flatMap(({ compiler }) => [
    typeColumn(compiler, "types"),
    typeColumn(compiler, "instantiations"),
  ]);
}

function typeColumn(compiler: string, count: "types" | "instantiations"): Column<ContenderSizes> {
  return {
    head: `${count}, ${compiler}`,
    cell: ({ types }) => format(types.find((one) => one.compiler === compiler)?.[count]),
  };
}

function isFirst(
  { head }: Column<ContenderSizes>,
  at: number,
  all: readonly Column<ContenderSizes>[],
): boolean {
  return all.findIndex((one) => one.head === head) === at;
}

const noteOnBuilds =
  "The next table shows only our validator: bundles in bytes, and lines of code.";

const buildColumns: readonly Column<Size>[] = [
  { head: "size", cell: ({ name }) => name },
  { head: "before", cell: ({ counts }) => format(counts.before) },
  { head: "ours", cell: ({ counts }) => format(counts.now) },
  { head: "ours/before", cell: ({ ratio }) => format(ratio, 2) },
];
