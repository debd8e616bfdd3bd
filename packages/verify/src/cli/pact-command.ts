import { readBrokerCredentials } from "../broker/credentials.ts";
import { toAnnotations } from "../report/github.ts";
import { toJson } from "../report/json.ts";
import { toPactsJunit } from "../report/pacts-junit.ts";
import { toPactsMarkdown } from "../report/pacts-markdown.ts";
import type { PactsReport } from "../report/pacts-report.ts";
import { toPactsTable } from "../report/pacts-table.ts";
import { breakingOf, notesOf, sumUpPacts } from "../report/pacts-words.ts";
import { type CountedProgress, verifyPacts } from "../verify-pacts.ts";
import { readPactArguments } from "./pact-arguments.ts";
import { type ProgressLine, progressLine } from "./progress.ts";
import { assertWritable, type ReportWriters, writeReports } from "./report-files.ts";
import { type ExitCode, refuse, type Terminal } from "./terminal.ts";

const writers: ReportWriters<PactsReport> = {
  junit: toPactsJunit,
  json: toJson,
  markdown: toPactsMarkdown,
};

/**
 * Runs `order-webhooks-verify pact FILE|FOLDER...` or `pact --broker-url URL`, which verifies
 * consumers' message pacts.
 */
export async function runPactCommand(
  args: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const { paths, broker, payloads, seed, mode, files } = readPactArguments(args);
  const { print, color, env, signal } = terminal;
  const credentials = broker && readBrokerCredentials(env);
  await assertWritable(files);
  const { show, wipe } = showProgress(terminal);
  const outcome = await verifyPacts({
    paths,
    ...(broker && { broker: { ...broker, credentials } }),
    ...(payloads !== undefined && { payloads }),
    ...(seed !== undefined && { seed }),
    ...(mode && { mode }),
    ...(signal && { signal }),
    onProgress: show,
  });
  wipe();
  if (!outcome.ran) return refuse(outcome.message, terminal);
  const { report } = outcome;
  print(toPactsTable(report, color));
  if (env.GITHUB_ACTIONS === "true")
    print(toAnnotations(sumUpPacts(report), breakingOf(report), notesOf(report)));
  await writeReports(report, files, writers);
  const publication = report.broker?.publication;
  if (publication?.state === "failed") return refuse(publication.message, terminal);
  return report.passed ? 0 : 1;
}

/** Makes one progress line for each counted unit, each with its own start time for the estimate. */
function showProgress(terminal: Terminal): {
  readonly show: (done: number, total: number, counted: CountedProgress) => void;
  readonly wipe: () => void;
} {
  const lines = new Map<CountedProgress, ProgressLine>();
  const lineOf = (counted: CountedProgress): ProgressLine => {
    const line = lines.get(counted) ?? progressLine(progressWords[counted], terminal);
    lines.set(counted, line);
    return line;
  };
  // Starts the time of this line now.
  lineOf("messages");
  return {
    show: (done, total, counted) => lineOf(counted).show(done, total),
    wipe: () => lineOf("messages").wipe(),
  };
}

const progressWords: { readonly [C in CountedProgress]: string } = {
  messages: "messages",
  publishing: "runs of Pact's verifier to publish",
};
