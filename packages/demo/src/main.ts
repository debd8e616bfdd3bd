import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readArguments, refuse } from "@order-webhooks/command-line";
import { testSecret, verifyReceiver } from "@order-webhooks/verify";
import { deliverAll } from "./deliver.ts";
import { keepOverKill } from "./keep-over-kill.ts";
import { startReceiver } from "./receiver-process.ts";
import { isAsExpected, type Results, toText } from "./report.ts";

const usage = `Delivers every example, then the contract, to the reference receiver with a SQLite inbox, and shows each outcome.
Then it kills a receiver (kill -9) that has acknowledged deliveries, and shows that its inbox kept them.

  npm start [-- --json]

  --json  print every delivery, the report on the contract and the steps of the kill as JSON
  --help  print this text

Exit codes: 0 everything is as expected, 1 something is not, 2 wrong arguments.
`;

process.exitCode = await main().catch(refuse);

/** Runs the demo, prints the results, and resolves to the exit code. */
async function main(): Promise<number> {
  const flag = { type: "boolean", default: false } as const;
  const { values } = readArguments({ options: { json: flag, help: flag } });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const results = await collectResults();
  // A CI log is no terminal, independent of the variables CI and FORCE_COLOR.
  const isColored = process.stdout.isTTY && process.stdout.hasColors();
  const text = values.json ? JSON.stringify(results, null, 2) : toText(results, isColored);
  process.stdout.write(`${text}\n`);
  return isAsExpected(results) ? 0 : 1;
}

async function collectResults(): Promise<Results> {
  const folder = await mkdtemp(join(tmpdir(), "order-webhooks-demo-"));
  try {
    const receiver = await startReceiver(join(folder, "examples.db"));
    process.stderr.write(`The reference receiver listens on ${receiver.url}\n\n`);
    const rows = await deliverAll(receiver);
    const { url, rawUrl: rawUrls, observe } = receiver;
    const contract = await verifyReceiver({ url, rawUrls, observe, secret: testSecret });
    await receiver.end("SIGTERM");
    if (!contract.ran) throw new Error(contract.message);
    const steps = await keepOverKill(join(folder, "kept.db"));
    return { rows, report: contract.report, steps };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
