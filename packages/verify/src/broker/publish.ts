import { isVerifyError, pleaseReport, VerifyError, type VerifyErrorDetails } from "../errors.ts";
import { valueAt } from "../json/json.ts";
import type { MessageProvider } from "../pacts/engine/message-provider.ts";
import type { PactReport, Publication } from "../report/pacts-report.ts";
import { readSchemaFile } from "../schemas/read-schemas.ts";
import { countOf } from "../text/count.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import type { BrokerPact } from "./broker-pact.ts";
import type { BrokerConnection } from "./resource.ts";
import { type BrokerVerdict, runBrokerVerifier } from "./run-broker-verifier.ts";

/** Pact from a broker that this package has verified, with its report. */
export interface JudgedPact {
  readonly pact: BrokerPact;
  readonly report: PactReport;
  /** Provider for Pact's verifier, which must reach the same verdict. */
  readonly provider: MessageProvider;
}

/** Options of publishing. */
export interface PublishOptions {
  readonly connection: BrokerConnection;
  /** Branch of the provider. */
  readonly branch: string;
  /** Called before each run of Pact's verifier with the number of runs so far, and the total. */
  readonly onProgress: (done: number, total: number) => void;
}

/** Pacts with a published result, and the publication. */
export interface PublishOutcome {
  readonly publication: Publication;
  readonly published: ReadonlySet<BrokerPact>;
}

/**
 * Lets Pact's verifier verify the pacts again and publish its results, unless a pact that is not
 * pending failed here. A first run without publishing ensures that no published result differs from
 * the result here.
 */
export async function publishResults(
  judged: readonly JudgedPact[],
  options: PublishOptions,
): Promise<PublishOutcome> {
  const version = String(valueAt(await readSchemaFile("package.json"), "version"));
  const about = { providerVersion: version, providerBranch: options.branch };
  const published = new Set<BrokerPact>();
  if (judged.some(({ pact, report }) => !report.passed && !pact.pending)) {
    const message = "Nothing was published: a pact that is not pending failed.";
    return { published, publication: { state: "withheld", ...about, message } };
  }
  try {
    for (const [nth, one] of judged.entries()) {
      options.onProgress(nth, 2 * judged.length);
      await verifyOnce(one, { ...options, version, publish: false });
    }
    for (const [nth, one] of judged.entries()) {
      options.onProgress(judged.length + nth, 2 * judged.length);
      await verifyOnce(one, { ...options, version, publish: true });
      published.add(one.pact);
    }
  } catch (error) {
    if (!isVerifyError(error) || error.code === "stopped") throw error;
    const message = `${toOneLine(error.message)} Published before that: ${published.size} of ${judged.length}.`;
    return { published, publication: { state: "failed", ...about, message } };
  }
  const message = `Pact's verifier published ${countOf(judged.length, "result")} for version ${version} on branch ${quote(options.branch)}.`;
  return { published, publication: { state: "published", ...about, message } };
}

interface OnceOptions extends Omit<PublishOptions, "onProgress"> {
  readonly version: string;
  readonly publish: boolean;
}

/** Runs Pact's verifier on one pact. Throws if its verdict differs, or if it did not publish. */
async function verifyOnce(judged: JudgedPact, options: OnceOptions): Promise<void> {
  const { pact, report, provider } = judged;
  const timeoutMs = timeFor(report.interactions.length);
  const run = runBrokerVerifier({ ...options, url: pact.url, provider, timeoutMs });
  const verdict = await run.catch((error: unknown) => {
    if (!isVerifyError(error) || error.code !== "verifier_failed") throw error;
    const found = quote(error.message);
    throw failed(pact, { expected: "verdicts of Pact's verifier", found, fix: mayWrite });
  });
  assertSame(verdict, judged);
  if (!options.publish || verdict.published) return;
  const found = quote(verdict.reason ?? "no reason");
  throw failed(pact, { expected: "the broker to accept the result", found, fix: mayWrite });
}

/**
 * Returns the time limit of one run in milliseconds, by the number of interactions. A run that
 * takes longer counts as hanging.
 */
function timeFor(interactions: number): number {
  return 120_000 + 2_000 * interactions;
}

/** Quotes external text. Its secrets are already hidden. */
function quote(text: string): string {
  return toOneLine(text, 3 * mostOfQuote);
}

const mayWrite = "Check that these credentials may write, and see the broker's log.";
const toReport = `${pleaseReport} Pact's verifier reached another verdict.`;

function assertSame(verdict: BrokerVerdict, { pact, report }: JudgedPact): void {
  const differ = (expected: string, found: string): VerifyError =>
    failed(pact, { expected, found, fix: toReport });
  const [fault] = verdict.faults;
  if (fault !== undefined) throw differ("messages of the provider", `"${quote(fault)}"`);
  const seen = countOf(verdict.interactions, "interaction");
  const expected = countOf(report.interactions.length, "interaction");
  if (seen !== expected) throw differ(expected, seen);
  if (verdict.success === report.passed) return;
  const [own, other] = report.passed ? ["success", "failure"] : ["failure", "success"];
  throw differ(`a ${own} of Pact's verifier, as here`, `a ${other}`);
}

function failed(pact: BrokerPact, details: Omit<VerifyErrorDetails, "place">): VerifyError {
  return new VerifyError("publish_failed", { place: pact.document.file, ...details });
}
