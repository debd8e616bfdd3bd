import { parseArgs } from "node:util";
import {
  type ReceiverReport,
  testSecret,
  toTable,
  type VerifyOutcome,
  verifyReceiver,
} from "@order-webhooks/contracts";
import { eventTypes } from "@order-webhooks/validator";
import colors from "picocolors";
import { deliver, deliverForged, type Forgery, type Row } from "./deliver.ts";
import { type Example, readExamples } from "./examples.ts";
import { type ObservedReceiver, startReceiver } from "./observed-receiver.ts";
import { formatTable } from "./table.ts";

const forgeries: readonly Forgery[] = ["wrong signature", "altered body"];

process.exitCode = await main();

/** Delivers everything, prints what became of it, and gives the exit code: 0 if all is as it should be. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { json: { type: "boolean", default: false } } });
  const { rows, contract } = await deliverAll(await readExamples());
  if (!contract.ran) {
    process.stderr.write(`The contracts could not be run: ${contract.message}\n`);
    return 1;
  }
  const { report } = contract;
  process.stdout.write(
    values.json ? `${JSON.stringify({ rows, report }, null, 2)}\n` : format(rows, report),
  );
  return rows.every(isAsItShouldBe) && rows.length > forgeries.length && report.passed ? 0 : 1;
}

interface Delivered {
  readonly rows: readonly Row[];
  readonly contract: VerifyOutcome;
}

async function deliverAll(examples: readonly Example[]): Promise<Delivered> {
  const receiver = await startReceiver(eventTypes);
  process.stderr.write(`The reference receiver listens on ${receiver.url.href}\n\n`);
  try {
    const rows = [
      ...(await deliverExamples(receiver, examples)),
      ...(await deliverForgeries(receiver, examples)),
    ];
    return { rows, contract: await verify(receiver) };
  } finally {
    await receiver.close();
  }
}

/** Has Pact's verifier deliver the webhook pact, as any receiver's own CI would. */
function verify({ url, rawUrls, observeUrl }: ObservedReceiver): Promise<VerifyOutcome> {
  return verifyReceiver({ url, rawUrls, observe: observeUrl, secret: testSecret });
}

/** One after the other, so that what a handler got is known to come from the delivery at hand. */
async function deliverExamples(
  receiver: ObservedReceiver,
  examples: readonly Example[],
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const example of examples) {
    rows.push(await deliver(receiver, example, "envelope"));
    rows.push(await deliver(receiver, example, "raw"));
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
      if (example) rows.push(await deliverForged(receiver, example, forgery));
    }
  }
  return rows;
}

function format(rows: readonly Row[], report: ReceiverReport): string {
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
  const examples = formatTable([head.map((cell) => colors.bold(cell)), ...cells]);
  const contract = toTable(report, colors.isColorSupported);
  return `Every example\n\n${examples}\n\nThe contract\n\n${contract}\n${summarize(rows)}\n`;
}

function summarize(rows: readonly Row[]): string {
  const wrong = rows.filter((row) => !isAsItShouldBe(row)).length;
  const count = (outcome: string) => rows.filter((row) => row.outcome === outcome).length;
  const sums = `${rows.length} examples delivered: ${count("accepted")} accepted, ${count("refused")} refused.`;
  return wrong === 0
    ? colors.green(`${sums} All as it should be.`)
    : colors.red(`${sums} ${wrong} not as it should be.`);
}

function isAsItShouldBe({ outcome, expected }: Row): boolean {
  return outcome === expected;
}
