import { join } from "node:path";
import { runPactProgram } from "../pact-verifier/pact-program.ts";
import { readVerdicts } from "../pact-verifier/run-pact-verifier.ts";
import { type MessageProvider, startMessageProvider } from "../pacts/engine/message-provider.ts";
import { schemasParticipant } from "../plan/pact-names.ts";
import { hideCredentials, toVariables } from "./credentials.ts";
import type { BrokerConnection } from "./resource.ts";

/** Run of Pact's verifier on one pact from a broker. */
export interface BrokerVerifierRun {
  readonly connection: BrokerConnection;
  /** URL of the document, as the broker listed it. */
  readonly url: URL;
  readonly provider: MessageProvider;
  readonly version: string;
  readonly branch: string;
  /** True to publish the result. */
  readonly publish: boolean;
  /** Time limit for the whole run, after which the program is killed. */
  readonly timeoutMs: number;
}

/** Verdict of Pact's verifier on a pact. */
export interface BrokerVerdict {
  /** True if the pact holds. This is the published result. */
  readonly success: boolean;
  /** Number of interactions. */
  readonly interactions: number;
  /** Error messages of the provider. */
  readonly faults: readonly string[];
  /** True if the verifier reports that the broker accepted the result. */
  readonly published: boolean;
  /** Verifier's own reason if the broker did not accept it. */
  readonly reason: string | undefined;
}

/**
 * Lets Pact's verifier fetch one pact by its own link, verify it against a provider, and publish
 * the result. The link is that of the pact that was judged here, so the verifier cannot fetch
 * another pact.
 */
export async function runBrokerVerifier(run: BrokerVerifierRun): Promise<BrokerVerdict> {
  const { connection, provider, timeoutMs } = run;
  const { base, credentials, signal } = connection;
  const running = await startMessageProvider(provider);
  try {
    return await runPactProgram({
      ...{ isSecure: base.protocol === "https:", signal, timeoutMs },
      ifTimedOut: "Check if the broker hangs, then run the command again.",
      variables: toVariables(credentials),
      keep: aboutPublishing,
      hide: (text) => hideCredentials(text, credentials),
      args: async (directory) => toArguments(run, running, join(directory, "report.json")),
      read: async (output, directory) => {
        const verdicts = await readVerdicts(join(directory, "report.json"), output);
        const refusals = output.kept.map((line) => refusal.exec(line)?.[1]);
        const reason = refusals.find((one) => one !== undefined);
        return {
          success: verdicts.every(({ ok }) => ok),
          ...{ interactions: verdicts.length, faults: running.faults, reason },
          published: reason === undefined && output.kept.some((line) => taken.test(line)),
        };
      },
    });
  } finally {
    await running.close();
  }
}

// The program exits with 0 if the broker rejects a result. Only its log shows that.
const taken = /^\S+Z +INFO \S+ pact_verifier: Results published to Pact Broker$/;
const refusal =
  /^\S+Z +ERROR \S+ pact_verifier: Publishing of verification results failed with an error: (.*)$/;
const aboutPublishing = new RegExp(`${taken.source}|${refusal.source}`);

function toArguments(
  { connection, url, version, branch, publish }: BrokerVerifierRun,
  { origin, stateUrl }: { readonly origin: URL; readonly stateUrl: URL },
  reportFile: string,
): readonly string[] {
  return [
    ...["verifier", "--no-colour", "--loglevel", "info", "--json", reportFile],
    ...["--broker-url", connection.base.href, "--webhook-callback-url", url.href],
    ...[
      "--provider-name",
      schemasParticipant,
      "--hostname",
      origin.hostname,
      "--port",
      origin.port,
    ],
    ...["--state-change-url", stateUrl.href, "--request-timeout", "60000", "--retries", "2"],
    ...["--provider-version", version, "--provider-branch", branch],
    ...(publish ? ["--publish"] : []),
  ];
}
