import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual, parseArgs, styleText } from "node:util";
import { eventTypes } from "@order-webhooks/validator";
import {
  type ReceiverReport,
  testSecret,
  toTable,
  type VerifyOutcome,
  verifyReceiver,
} from "@order-webhooks/verify";
import { deliver, deliverForged, type Forgery, type Row } from "./deliver.ts";
import { type Example, readExamples } from "./examples.ts";
import { expectedSteps, keepOverKill, type Step } from "./keep-over-kill.ts";
import { type ObservedReceiver, startReceiver } from "./observed-receiver.ts";
import { formatTable } from "./table.ts";

const forgeries: readonly Forgery[] = ["wrong signature", "altered body"];

/** True on a terminal that shows colors. A CI log is no terminal, whatever `CI` says. */
const isColored = process.stdout.isTTY && process.stdout.hasColors();

const usage = `Delivers every example to the reference receiver, then the contract, and shows what became of each.
Then it kills a receiver (kill -9) that has acknowledged deliveries, and shows what its inbox kept.

  npm start [-- --json]

  --json  the same as JSON
  --help  this text

Exits with 0 if everything is as it should be, 1 if something is not, 2 if the arguments are wrong.
`;

process.exitCode = await main(process.argv.slice(2));

/** Delivers everything, prints what became of it, and gives the exit code. */
async function main(args: readonly string[]): Promise<number> {
  const format = readFormat(args);
  if (typeof format === "number") return format;
  const folder = await mkdtemp(join(tmpdir(), "order-webhooks-demo-"));
  try {
    return await show(format, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function show(format: Format, folder: string): Promise<number> {
  const examples = await readExamples();
  const { rows, contract } = await deliverAll(join(folder, "examples.db"), examples);
  if (!contract.ran) {
    process.stderr.write(`The receiver could not be verified: ${contract.message}\n`);
    return 1;
  }
  const steps = await keepExample(join(folder, "kept.db"), examples);
  process.stdout.write(format({ rows, report: contract.report, steps }));
  const isComplete = rows.length > forgeries.length && contract.report.passed;
  return isComplete && rows.every(isAsItShouldBe) && isKept(steps) ? 0 : 1;
}

async function keepExample(file: string, [example]: readonly Example[]): Promise<readonly Step[]> {
  return example ? keepOverKill(file, example) : [];
}

/** All that is shown. */
interface Shown {
  readonly rows: readonly Row[];
  readonly report: ReceiverReport;
  readonly steps: readonly Step[];
}

type Format = (shown: Shown) => string;

/** Returns the format to print in, or the exit code if there is nothing to deliver. */
function readFormat(args: readonly string[]): Format | number {
  const flag = { type: "boolean", default: false } as const;
  try {
    const { values } = parseArgs({ args: [...args], options: { json: flag, help: flag } });
    if (values.help) process.stdout.write(usage);
    if (values.help) return 0;
    return values.json ? formatJson : formatTables;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${message}\n\n${usage}`);
    return 2;
  }
}

function formatJson(shown: Shown): string {
  return `${JSON.stringify(shown, null, 2)}\n`;
}

interface Delivered {
  readonly rows: readonly Row[];
  readonly contract: VerifyOutcome;
}

async function deliverAll(file: string, examples: readonly Example[]): Promise<Delivered> {
  const receiver = await startReceiver(file, eventTypes);
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

function formatTables({ rows, report, steps }: Shown): string {
  const head = ["event", "purpose", "example", "origin", "form", "status", "outcome"];
  const cells = rows.map((row) => [
    row.event,
    row.purpose,
    row.example,
    row.origin,
    row.form,
    String(row.status),
    isAsItShouldBe(row)
      ? paint("green", row.outcome)
      : paint("red", `${row.outcome}, not ${row.expected}`),
  ]);
  const examples = formatTable([head.map((cell) => paint("bold", cell)), ...cells]);
  const contract = toTable(report, isColored);
  const parts = [
    `Every example\n\n${examples}`,
    `The contract\n\n${contract}`,
    `What the inbox keeps\n\n${formatSteps(steps)}\n`,
    `${summarize(rows)}\n`,
  ];
  return parts.join("\n");
}

function formatSteps(steps: readonly Step[]): string {
  const head = ["step", "acknowledged", "handled", "open", "dead", ""];
  const cells = steps.map(({ step, acknowledged, handled, open, dead }, at) => [
    step,
    ...[acknowledged, handled, open, dead].map(String),
    isDeepStrictEqual(steps[at], expectedSteps[at])
      ? paint("green", "nothing lost")
      : paint("red", "not as it should be"),
  ]);
  return formatTable([head.map((cell) => paint("bold", cell)), ...cells]);
}

function isKept(steps: readonly Step[]): boolean {
  return isDeepStrictEqual(steps, expectedSteps);
}

function summarize(rows: readonly Row[]): string {
  const wrong = rows.filter((row) => !isAsItShouldBe(row)).length;
  const count = (outcome: string) => rows.filter((row) => row.outcome === outcome).length;
  const sums = `${rows.length} examples delivered: ${count("accepted")} accepted, ${count("refused")} refused.`;
  return wrong === 0
    ? paint("green", `${sums} All as it should be.`)
    : paint("red", `${sums} ${wrong} not as it should be.`);
}

function paint(format: "green" | "red" | "bold", text: string): string {
  return isColored ? styleText(format, text) : text;
}

function isAsItShouldBe({ outcome, expected }: Row): boolean {
  return outcome === expected;
}
