import { toAnnotations } from "../report/github.ts";
import { toJson } from "../report/json.ts";
import { toJunit } from "../report/junit.ts";
import { toMarkdown } from "../report/markdown.ts";
import type { ReceiverReport } from "../report/receiver-report.ts";
import { toTable } from "../report/table.ts";
import { sumUp } from "../report/words.ts";
import { type VerifyOutcome, verifyReceiver } from "../verify-receiver.ts";
import { readHeaders, readSecret, strayWhiteSpace } from "./environment.ts";
import { progressLine } from "./progress.ts";
import { type ReceiverArguments, readReceiverArguments } from "./receiver-arguments.ts";
import { assertWritable, type ReportWriters, writeReports } from "./report-files.ts";
import { type ExitCode, refuse, type Terminal } from "./terminal.ts";

/** Runs `order-webhooks-verify --url URL ...`, which verifies a running receiver. */
export async function runReceiverCommand(
  args: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const read = readReceiverArguments(args);
  const secret = readSecret(read.environment, terminal);
  await assertWritable(read.files);
  if (secret !== secret.trim()) terminal.warn(strayWhiteSpace(read.environment));
  const outcome = await verify(read, secret, terminal);
  if (!outcome.ran) return refuse(outcome.message, terminal);
  return printReport(outcome.report, read, terminal);
}

async function verify(
  read: ReceiverArguments,
  secret: string,
  terminal: Terminal,
): Promise<VerifyOutcome> {
  const { url, rawUrls, observe, events, only, save, environment } = read;
  const { timeoutMs, observeWithinMs } = read;
  const { signal } = terminal;
  const { show, wipe } = progressLine("deliveries", terminal);
  const outcome = await verifyReceiver({
    url,
    rawUrls,
    secret,
    secretName: environment.secretEnv,
    headers: readHeaders(environment, terminal),
    ...(observe !== undefined && { observe }),
    ...(events && { events }),
    ...(save !== undefined && { save }),
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...(observeWithinMs !== undefined && { observeWithinMs }),
    only,
    ...(signal && { signal }),
    onProgress: show,
  });
  wipe();
  return outcome;
}

const writers: ReportWriters<ReceiverReport> = {
  junit: toJunit,
  json: toJson,
  markdown: toMarkdown,
};

async function printReport(
  report: ReceiverReport,
  { files, environment }: ReceiverArguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const { print, color, env } = terminal;
  print(toTable(report, color, environment.secretEnv));
  if (env.GITHUB_ACTIONS === "true")
    print(toAnnotations(sumUp(report), report.findings, report.notes));
  await writeReports(report, files, writers);
  return report.passed ? 0 : 1;
}
