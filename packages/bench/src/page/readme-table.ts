import { inboxServers } from "../load/server-names.ts";
import { pactCommands } from "../pact/measured.ts";
import { contenders as postgresContenders } from "../postgres/names.ts";
import type { ContenderSizes } from "../report/sizes-report.ts";
import { type Column, format, formatTable } from "../report/table.ts";
import { isBusy } from "./machine.ts";
import type { Reports, WholeRun } from "./reports.ts";
import { shownRows, toShownName } from "./shown.ts";

/** Writes the tables of the README. */
export function toReadmeTables({ machine, reports }: WholeRun): string {
  const { contenders } = reports.validate;
  return [
    `Measured on ${machine.date} with Node ${machine.node} on ${machine.cores} cores. The columns name the versions of the peers.
In the first table less is better, in the second more. [docs/benchmarks.md](docs/benchmarks.md) has
every figure, the machine and the method. \`npm run bench\` measures and writes everything again. An
empty cell means that the contender infers no types.${isBusy(machine) ? provisional : ""}`,
    formatTable(toColumns(contenders), toValidatorRows(reports)),
    formatTable(serverColumns, toServerRows(reports)),
  ].join("\n\n");
}

const provisional = " The machine was busy, so these figures are provisional.";

/** A row of the table with a cell for each contender. */
interface ValidatorRow {
  readonly measure: string;
  readonly cells: { readonly [contender: string]: string | undefined };
  readonly command: string;
}

function toColumns(contenders: readonly string[]): readonly Column<ValidatorRow>[] {
  return [
    { head: "validator", cell: ({ measure }) => measure },
    ...contenders.map((contender) => ({
      head: toShownName(contender),
      cell: ({ cells }: ValidatorRow) => cells[contender],
    })),
    { head: "command", cell: ({ command }) => command, isText: true },
  ];
}

const commandOf = (part: keyof Reports): string => `\`npm run bench -- ${part}\``;

function toValidatorRows({ validate, sizes }: Reports): readonly ValidatorRow[] {
  const costs = shownRows.flatMap(([words, name]) => {
    const row = validate.rows.find((one) => one.name === name);
    if (!row) return [];
    const entries = Object.entries(row.percentOfParse).map(([contender, percent]) => [
      contender,
      `${format(percent)} %`,
    ]);
    const measure = `CPU time as a share of \`JSON.parse\`, ${words}`;
    return [{ measure, cells: Object.fromEntries(entries), command: commandOf("validate") }];
  });
  const toSizeRow = (
    measure: string,
    cellOf: (sizes: ContenderSizes) => string | undefined,
  ): ValidatorRow => {
    const entries = sizes.contenders.map((one) => [one.name, cellOf(one)]);
    return { measure, cells: Object.fromEntries(entries), command: commandOf("sizes") };
  };
  const compilers = new Set(sizes.contenders.flatMap(({ types }) => types.map((t) => t.compiler)));
  return [
    ...costs,
    toSizeRow("bundle for one event, gzipped, KiB", ({ gzipped }) => format(gzipped / 1024, 1)),
    toSizeRow("cold start, CPU ms", ({ coldMs }) => format(coldMs, 1)),
    ...[...compilers].map((compiler) =>
      toSizeRow(`types added, ${compiler}`, ({ types }) =>
        format(types.find((one) => one.compiler === compiler)?.types),
      ),
    ),
  ];
}

/** A row of the table with one figure. */
interface ServerRow {
  readonly measure: string;
  readonly figure: string;
  readonly next: string;
  readonly command: string;
}

const serverColumns: readonly Column<ServerRow>[] = [
  { head: "receiver and contracts", cell: ({ measure }) => measure },
  { head: "figure", cell: ({ figure }) => figure },
  { head: "compared with", cell: ({ next }) => next, isText: true },
  { head: "command", cell: ({ command }) => command, isText: true },
];

function toServerRows({ receiver, inbox, postgres, pact }: Reports): readonly ServerRow[] {
  const http = receiver.load.find(({ name }) => name === "http, 32 connections");
  const now = http?.builds.find(({ build }) => build === "now");
  const sqlite = inbox.rows.find(({ connections }) => connections === 32);
  const handlers = sqlite?.servers.find(({ server }) => server === inboxServers.handlers);
  const putsOf = (sends: string) =>
    postgres.rows
      .find(({ name }) => name === sends)
      ?.contenders.find(({ contender }) => contender === postgresContenders.inbox)?.puts.median;
  const timesPeer = (name: string) =>
    pact.commands.find(({ command }) => command === name)?.timesPeer.median;
  return [
    toRow(
      "receiver",
      "throughput, 32 connections",
      now?.throughput.median,
      "a bare `node:http` server",
    ),
    toRow(
      "inbox",
      "the same with the SQLite inbox",
      handlers?.throughput.median,
      "a bare `node:http` server",
    ),
    ...[8, 64].map((sends) =>
      toRow(
        "postgres",
        `puts of the PostgreSQL inbox, ${sends} at once`,
        putsOf(`${sends} sends`),
        "one `INSERT` a delivery",
      ),
    ),
    toRow(
      "pact",
      "`verify pact`, messages a second, one for each interaction",
      timesPeer(pactCommands.examples),
      "Pact's own command",
    ),
    toRow(
      "pact",
      "`verify pact`, messages a second, many for each interaction",
      timesPeer(pactCommands.payloads),
      "Pact's own command with one for each",
    ),
  ].flat();
}

function toRow(
  part: keyof Reports,
  measure: string,
  value: number | undefined,
  next: string,
): readonly ServerRow[] {
  if (value === undefined) return [];
  return [
    { measure, figure: `× ${format(value, value < 10 ? 2 : 0)}`, next, command: commandOf(part) },
  ];
}
