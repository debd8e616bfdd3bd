import { parseArgs } from "node:util";
import { eventTypes } from "@order-webhooks/validator";
import colors from "picocolors";
import { type Forgery, type ObservedReceiver, type Row, startReceiver } from "./deliver.ts";
import { type Example, readExamples } from "./examples.ts";
import { formatTable } from "./table.ts";

const forgeries: readonly Forgery[] = ["wrong signature", "altered body"];

process.exitCode = await main();

/** Delivers everything, prints what became of it, and gives the exit code: 0 if all is as it should be. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { json: { type: "boolean", default: false } } });
  const rows = await deliverAll(await readExamples());
  process.stdout.write(values.json ? `${JSON.stringify(rows, null, 2)}\n` : format(rows));
  return rows.every(isAsItShouldBe) && rows.length > forgeries.length ? 0 : 1;
}

async function deliverAll(examples: readonly Example[]): Promise<readonly Row[]> {
  const receiver = await startReceiver(eventTypes);
  process.stderr.write(`The reference receiver listens on ${receiver.url.href}\n\n`);
  try {
    return [
      ...(await deliverExamples(receiver, examples)),
      ...(await deliverForgeries(receiver, examples)),
    ];
  } finally {
    await receiver.close();
  }
}

/** One after the other, so that what a handler got is known to come from the delivery at hand. */
async function deliverExamples(
  receiver: ObservedReceiver,
  examples: readonly Example[],
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const example of examples) {
    rows.push(await receiver.deliver(example, "envelope"));
    rows.push(await receiver.deliver(example, "raw"));
  }
  return rows;
}

async function deliverForgeries(
  receiver: ObservedReceiver,
  examples: readonly Example[],
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const event of eventTypes) {
    const example = examples.find((one) => one.event === event);
    for (const forgery of example === undefined ? [] : forgeries) {
      if (example) rows.push(await receiver.deliverForged(example, forgery));
    }
  }
  return rows;
}

function format(rows: readonly Row[]): string {
  const head = ["event", "purpose", "example", "origin", "form", "status", "outcome"];
  const cells = rows.map((row) => [
    row.event,
    row.purpose,
    row.example,
    row.origin,
    row.form,
    String(row.status),
    isAsItShouldBe(row)
      ? colors.green(row.outcome)
      : colors.red(`${row.outcome}, not ${row.expected}`),
  ]);
  return `${formatTable([head.map((cell) => colors.bold(cell)), ...cells])}\n\n${summarize(rows)}\n`;
}

function summarize(rows: readonly Row[]): string {
  const wrong = rows.filter((row) => !isAsItShouldBe(row)).length;
  const count = (outcome: string) => rows.filter((row) => row.outcome === outcome).length;
  const sums = `${rows.length} deliveries: ${count("accepted")} accepted, ${count("refused")} refused.`;
  return wrong === 0
    ? colors.green(`${sums} All as it should be.`)
    : colors.red(`${sums} ${wrong} not as it should be.`);
}

function isAsItShouldBe({ outcome, expected }: Row): boolean {
  return outcome === expected;
}
