import { join } from "node:path";
import { runPactProgram } from "../pact-verifier/pact-program.ts";
import { readVerdicts } from "../pact-verifier/run-pact-verifier.ts";
import { type MessageProvider, startMessageProvider } from "../pacts/engine/message-provider.ts";
import { schemasParticipant } from "../plan/pact-names.ts";
import { hideCredentials, toVariables } from "./credentials.ts";
import type { BrokerConnection } from "./resource.ts";

/** One run of Pact's verifier on one pact of a broker. */
export interface BrokerVerifierRun {
  readonly connection: BrokerConnection;
  /** Address of the document, as the broker listed it. */
  readonly url: URL;
  readonly provider: MessageProvider;
  readonly version: string;
  readonly branch: string;
  /** True if the result is to be published. */
  readonly publish: boolean;
  /** Time for the whole run, after which the program is killed. */
  readonly timeoutMs: number;
}

/** Verdict of Pact's verifier on a pact. */
export interface BrokerVerdict {
  /** True if it holds: this is what is published. */
  readonly success: boolean;
  /** Number of interactions. */
  readonly interactions: number;
  /** Messages of the errors of the provider. */
  readonly faults: readonly string[];
  /** True if the verifier says that the broker took the result. */
  readonly published: boolean;
  /** Its own words if the broker did not. */
  readonly reason: string | undefined;
}

/**
 * Lets Pact's verifier fetch one pact by its own link, verify it against a provider, and publish the result.
 * The link is the one that was judged here, so no other pact can come between.
 */
export async function runBrokerVerifier(run: BrokerVerifierRun): Promise<BrokerVerdict> {
  const { connection, provider, timeoutMs } = run;
  const { base, credentials, signal } = connection;
  const running = await startMessageProvider(provider);
  try {
    return await runPactProgram({
      ...{ isSecure: base.protocol === "https:", signal, timeoutMs },
      ifTimedOut: "See if the broker hangs, then run it again.",
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

// The program ends with 0 where the broker did not take a result: only its log says so.
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
