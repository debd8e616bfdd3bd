import { isVerifyError, type VerifyError } from "../errors.ts";
import { isLoopback } from "../http/loopback.ts";
import type { Json } from "../json/json.ts";
import type { MessageProvider } from "../pacts/engine/message-provider.ts";
import type { MessagePact } from "../pacts/parse-pact.ts";
import type { BrokerReport, PactReport, PactsReport } from "../report/pacts-report.ts";
import { showUrl } from "../text/show-url.ts";
import type { BrokerPact } from "./broker-pact.ts";
import { provideFailing } from "./failing-messages.ts";
import { fetchPacts } from "./fetch-pacts.ts";
import type { BrokerSettings } from "./options.ts";
import {
  type JudgedPact,
  type PublishOptions,
  type PublishOutcome,
  publishResults,
} from "./publish.ts";
import type { BrokerConnection } from "./resource.ts";

/** Verification of the pacts from a broker. */
export interface BrokerVerification {
  readonly settings: BrokerSettings;
  /** Parses a pact. Throws if it cannot be verified. */
  readonly parse: (document: BrokerPact["document"]) => readonly MessagePact[];
  /** Judges a pact as if it came from a file. `all` are all pacts that are judged in turn. */
  readonly judge: (pact: MessagePact, all: readonly MessagePact[]) => Promise<PactsReport>;
  /** Provider that answers Pact's verifier with examples of the schemas. */
  readonly provider: MessageProvider;
  /** Called while results are published. See {@link PublishOptions.onProgress}. */
  readonly onPublishing: PublishOptions["onProgress"];
  readonly signal?: AbortSignal | undefined;
}

/** Parts of a report that depend on a broker. */
export type BrokerResults = Pick<PactsReport, "passed" | "pacts" | "skipped" | "broker">;

/**
 * Fetches the pacts from a broker, judges them like files, and publishes the results if requested.
 * Throws if a pact cannot be verified, unless it is pending. Such a pending pact is skipped.
 */
export async function verifyBrokerPacts(run: BrokerVerification): Promise<BrokerResults> {
  const { settings, signal, onPublishing: onProgress } = run;
  const connection = { base: settings.url, credentials: settings.credentials, signal };
  const { judged, refused } = await judgeAll(await fetchPacts(connection, settings), run);
  const branch = settings.publish ? settings.providerBranch : undefined;
  const outcome =
    branch === undefined
      ? undefined
      : await publishResults(judged, { connection, branch, onProgress });
  return {
    passed: judged.every(({ pact, report }) => report.passed || pact.pending),
    pacts: judged.map((one) => withFacts(one, outcome)),
    skipped: refused.map(({ file, error }) => ({ file, message: `pending: ${error.message}` })),
    broker: toBrokerReport(connection, outcome),
  };
}

interface RefusedPact {
  readonly file: string;
  readonly error: VerifyError;
}

interface Judgments {
  readonly judged: readonly JudgedPact[];
  readonly refused: readonly RefusedPact[];
}

async function judgeAll(
  pacts: readonly BrokerPact[],
  { parse, judge, provider }: BrokerVerification,
): Promise<Judgments> {
  const refused: RefusedPact[] = [];
  const parsed: (readonly [BrokerPact, MessagePact])[] = [];
  // All pacts are read before the first one is judged, because judging takes time.
  for (const pact of pacts) {
    const contents = await attempt(pact, refused, async () => parse(pact.document));
    parsed.push(...contents.map((content) => [pact, content] as const));
  }
  const all = parsed.map(([, content]) => content);
  const judged: JudgedPact[] = [];
  for (const [pact, content] of parsed) {
    const reports = await attempt(pact, refused, async () => (await judge(content, all)).pacts);
    judged.push(...reports.map((report) => toJudged(pact, report, provider)));
  }
  // If nothing was verified, that is no success.
  if (judged.length === 0 && refused[0] !== undefined) throw refused[0].error;
  return { judged, refused };
}

/**
 * Returns the result of `make` for a pact. If the pact is pending and cannot be verified, adds it
 * to `refused` and returns an empty list. Throws every other error.
 */
async function attempt<T>(
  { pending, document: { file } }: BrokerPact,
  refused: RefusedPact[],
  make: () => Promise<readonly T[]>,
): Promise<readonly T[]> {
  try {
    return await make();
  } catch (error) {
    if (!pending || !isVerifyError(error) || error.code !== "pact_invalid") throw error;
    refused.push({ file, error });
    return [];
  }
}

function toJudged(pact: BrokerPact, report: PactReport, provider: MessageProvider): JudgedPact {
  if (report.passed) return { pact, report, provider };
  const document: Json = JSON.parse(pact.document.text);
  return { pact, report, provider: provideFailing(provider, document, report) };
}

function withFacts({ pact, report }: JudgedPact, outcome: PublishOutcome | undefined): PactReport {
  const isPublished = outcome?.published.has(pact) === true;
  const after = `after_verification:success_${report.passed}_published_${isPublished}`;
  const notices = ["before_verification", after].flatMap((when) =>
    pact.notices.filter((notice) => notice.when === when),
  );
  const result = report.passed ? "success" : "failure";
  return {
    ...report,
    broker: {
      ...{ pending: pact.pending, wip: pact.wip },
      notices: notices.map(({ text }) => text.replace(/\s+/g, " ").trim()),
      published: isPublished ? result : null,
    },
  };
}

function toBrokerReport(
  { base, credentials }: BrokerConnection,
  outcome: PublishOutcome | undefined,
): BrokerReport {
  const isOpen = credentials !== undefined && base.protocol === "http:" && !isLoopback(base);
  const note = `The credentials were sent to ${base.origin} without encryption. Use https.`;
  return {
    url: showUrl(base),
    notes: isOpen ? [note] : [],
    publication: outcome?.publication ?? null,
  };
}
