import { isVerifyError, VerifyError } from "../errors.ts";
import { valueAt } from "../json/json.ts";
import type { MessageProvider } from "../pacts/engine/message-provider.ts";
import type { PactReport, Publication } from "../report/pacts-report.ts";
import { readSchemaFile } from "../schemas/read-schemas.ts";
import { countOf } from "../text/count.ts";
import { mostOfQuote, toOneLine } from "../text/one-line.ts";
import { showUrl } from "../text/show-url.ts";
import type { BrokerPact } from "./broker-pact.ts";
import { hideCredentials } from "./credentials.ts";
import type { BrokerConnection } from "./resource.ts";
import { type BrokerVerdict, runBrokerVerifier } from "./run-broker-verifier.ts";

/** A pact of a broker with the judgement on it. */
export interface JudgedPact {
  readonly pact: BrokerPact;
  readonly report: PactReport;
  /** Answers Pact's verifier, which has to find the same. */
  readonly provider: MessageProvider;
}

/** Options of publishing. */
export interface PublishOptions {
  readonly connection: BrokerConnection;
  /** Branch of the provider. */
  readonly branch: string;
}

/** What was published, by pact, and what to say about it. */
export interface PublishOutcome {
  readonly publication: Publication;
  readonly published: ReadonlySet<BrokerPact>;
}

/**
 * Lets Pact's verifier verify the pacts once more and publish its results, unless one that is not pending failed
 * here. It first runs without publishing: nothing is recorded that differs from the judgement here.
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
    for (const one of judged) await verifyOnce(one, { ...options, version, publish: false });
    for (const one of judged) {
      await verifyOnce(one, { ...options, version, publish: true });
      published.add(one.pact);
    }
  } catch (error) {
    if (!isVerifyError(error) || error.code === "stopped") throw error;
    const message = `${toOneLine(error.message)} Published before: ${published.size} of ${judged.length}.`;
    return { published, publication: { state: "failed", ...about, message } };
  }
  const message = `Pact's verifier published ${countOf(judged.length, "result")} for version ${version} on branch ${options.branch}.`;
  return { published, publication: { state: "published", ...about, message } };
}

interface OnceOptions extends PublishOptions {
  readonly version: string;
  readonly publish: boolean;
}

/** Runs Pact's verifier on one pact. Throws if it did not see and find the same, or did not publish. */
async function verifyOnce(judged: JudgedPact, options: OnceOptions): Promise<void> {
  const { pact, provider } = judged;
  const { connection, publish } = options;
  const quote = (text: string): string =>
    toOneLine(hideCredentials(text, connection.credentials), 3 * mostOfQuote);
  const run = runBrokerVerifier({ ...options, url: pact.url, provider });
  const verdict = await run.catch((error: unknown) => {
    if (!isVerifyError(error) || error.code !== "verifier_failed") throw error;
    throw failed(pact, "verdicts of Pact's verifier", quote(error.message), mayWrite);
  });
  assertSame(verdict, judged);
  if (!publish || verdict.published) return;
  const reason = quote(verdict.reason ?? "no word about it");
  throw failed(pact, "the broker to take the result", reason, mayWrite);
}

const mayWrite = "See if these credentials may write, and the broker's log.";
const toReport = "Please report this: the judgement here and that of Pact's verifier differ.";

function assertSame(verdict: BrokerVerdict, { pact, report }: JudgedPact): void {
  const [fault] = verdict.faults;
  if (fault !== undefined) throw failed(pact, "messages of the provider", `"${fault}"`, toReport);
  const seen = countOf(verdict.interactions, "interaction");
  const expected = countOf(report.interactions.length, "interaction");
  if (seen !== expected) throw failed(pact, expected, seen, toReport);
  if (verdict.success === report.passed) return;
  const [own, other] = report.passed ? ["success", "failure"] : ["failure", "success"];
  throw failed(pact, `a ${own} of Pact's verifier, as here`, `a ${other}`, toReport);
}

function failed(pact: BrokerPact, expected: string, found: string, fix: string): VerifyError {
  const place = showUrl(pact.url);
  return new VerifyError("publish_failed", { place, expected, found, fix });
}
