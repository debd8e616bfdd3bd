import { mkdir, readFile, writeFile } from "node:fs/promises";
import {
  planDeliveries,
  readDeliverySources,
  recordedDestination,
  toWebhookPact,
} from "@order-webhooks/verify/plan";
import { readContractMessages } from "./consumer/contract-messages.ts";
import { recordMessagePact } from "./consumer/record-message-pact.ts";
import { messagePactFile, webhookPactFile } from "./pacts.ts";

/** One committed file and the text that it should have. */
interface CommittedFile {
  readonly file: URL;
  readonly text: string;
}

const remedy = "pnpm generate";

process.exitCode = await main(process.argv.slice(2));

/** `--check` names each stale file and exits with 1; without it the files are written. */
async function main(args: readonly string[]): Promise<number> {
  const files = [await messagePact(), await webhookPact()];
  return args.includes("--check") ? check(files) : write(files);
}

/** As the consumer's test records it; that the consumer handles each message is for the test to prove. */
async function messagePact(): Promise<CommittedFile> {
  const text = await recordMessagePact(await readContractMessages(), async () => {});
  return { file: messagePactFile, text };
}

async function webhookPact(): Promise<CommittedFile> {
  const deliveries = planDeliveries(await readDeliverySources());
  const pact = toWebhookPact(deliveries, recordedDestination);
  return { file: webhookPactFile, text: `${JSON.stringify(pact, null, 2)}\n` };
}

async function write(files: readonly CommittedFile[]): Promise<number> {
  for (const { file, text } of files) {
    await mkdir(new URL(".", file), { recursive: true });
    if (text !== (await readIfThere(file))) await writeFile(file, text);
  }
  return 0;
}

async function check(files: readonly CommittedFile[]): Promise<number> {
  const current = await Promise.all(files.map(({ file }) => readIfThere(file)));
  const stale = files.filter(({ text }, at) => text !== current[at]);
  for (const { file } of stale) {
    process.stderr.write(`contracts/pacts/${nameOf(file)} is stale: run ${remedy}\n`);
  }
  return stale.length === 0 ? 0 : 1;
}

async function readIfThere(file: URL): Promise<string | undefined> {
  return readFile(file, "utf8").catch(() => undefined);
}

function nameOf(file: URL): string {
  return file.pathname.split("/").at(-1) ?? "";
}
