import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { issuesUrl, VerifyError } from "../errors.ts";
import { toOneLine } from "../text/one-line.ts";
import { type ProgramEnd, type ProgramOutput, runPactProgram } from "./pact-program.ts";
import type { Mismatch, VerifiedInteraction } from "./verified-interaction.ts";

/** Options of a run of Pact's verifier: a pact, and the URL of its provider. */
export interface VerifierOptions {
  /** Text of the pact file. The program gets it in a temporary file. */
  readonly pact: string;
  /** Scheme, host and port of the provider. The paths are those of the pact. */
  readonly origin: URL;
  /**
   * URL for state changes, which are POSTed as `{action, state, params}`. Without it, states are
   * ignored.
   */
  readonly stateUrl?: URL;
  /** Also requests `action: "teardown"` after each interaction. */
  readonly teardown?: boolean;
  /** Time limit for one request, including state changes. Default: 10 seconds. */
  readonly requestTimeoutMs?: number;
  /** Time limit for the whole run, after which the program is killed. Default: 10 minutes. */
  readonly timeoutMs?: number;
  /** Fix to report if a run takes longer. */
  readonly ifTimedOut?: string;
  /** Kills the program when it aborts. */
  readonly signal?: AbortSignal;
}

/**
 * Runs the verifier of `@pact-foundation/pact-cli` on one pact and reads its JSON report. It
 * contacts only `origin` and `stateUrl`, without telemetry, proxy or broker, independently of the
 * environment. A pact without interactions passes here, as in Pact, so count the verdicts. Throws a
 * `VerifyError` if there are no verdicts. If Pact gives a reason, it is the error's cause.
 */
export async function runPactVerifier(
  options: VerifierOptions,
): Promise<readonly VerifiedInteraction[]> {
  const { origin, timeoutMs, signal } = options;
  const { ifTimedOut = "Run the command again on a less busy machine." } = options;
  return runPactProgram({
    ...{ isSecure: origin.protocol === "https:", timeoutMs, ifTimedOut, signal },
    args: async (directory) => {
      const pactFile = join(directory, "pact.json");
      await writeFile(pactFile, options.pact);
      return toArguments(options, pactFile, join(directory, "report.json"));
    },
    read: (output, directory) => readVerdicts(join(directory, "report.json"), output),
  });
}

const place = "Pact's verifier";

function toArguments(options: VerifierOptions, pactFile: string, reportFile: string): string[] {
  const { origin, stateUrl } = options;
  const secure = origin.protocol === "https:";
  return [
    ...["verifier", "--no-colour", "--loglevel", "error", "--file", pactFile, "--json", reportFile],
    ...["--transport", secure ? "https" : "http", "--hostname", origin.hostname],
    ...["--port", origin.port || (secure ? "443" : "80")],
    ...["--request-timeout", String(options.requestTimeoutMs ?? 10_000)],
    ...(stateUrl === undefined ? [] : ["--state-change-url", stateUrl.href]),
    ...(options.teardown === true ? ["--state-change-teardown"] : []),
  ];
}

/** Reads the verdicts from the report of a program that has exited. Throws if there are none. */
export async function readVerdicts(
  reportFile: string,
  { by, printed, hide }: ProgramOutput,
): Promise<readonly VerifiedInteraction[]> {
  const report = await readReport(reportFile);
  const words = lastWordsOf(printed);
  const end: ProgramEnd = { by, words, isTimeout: false };
  if (report === undefined)
    throw noVerdicts(`no report, ${by} and "${toOneLine(words, mostOfWords)}"`, end);
  const errors = [...(report.errors ?? []), ...(report.pendingErrors ?? [])];
  const results = report.interactionResults ?? [];
  if (results.length === 0 && errors[0] !== undefined) {
    const texts = toMismatches(errors[0]).map(({ text }) => text);
    const reason = hide(texts.join("; "));
    throw noVerdicts(toOneLine(reason, mostOfWords), reason);
  }
  return toInteractions(results, errors);
}

// Pact quotes its input, which may be as long as the pact.
const mostOfWords = 400;

/**
 * Returns the reason of a panic, or else the last line. Later lines of a panic only explain how to
 * print more.
 */
function lastWordsOf(printed: string): string {
  const reason = /panicked at [^\n]*\n([^\n]+)/.exec(printed)?.[1];
  return reason ?? printed.trimEnd().split("\n").at(-1) ?? "";
}

function noVerdicts(found: string, cause: unknown): VerifyError {
  return new VerifyError("verifier_failed", {
    ...{ place, expected: "verdicts", found, cause },
    fix: `Run the command again. If the error persists, please report it at ${issuesUrl}.`,
  });
}

async function readReport(file: string): Promise<VerifierReport | undefined> {
  try {
    // Pact's report is trusted here, because every key below is optional.
    return JSON.parse(await readFile(file, "utf8")) as VerifierReport;
  } catch {
    return undefined;
  }
}

/** Parts of Pact's JSON report that are read here, as version 1.3.5 of the verifier writes them. */
interface VerifierReport {
  readonly interactionResults?: readonly {
    readonly description?: string;
    readonly interactionKey?: string;
    readonly result?: string;
  }[];
  readonly errors?: readonly ReportedError[];
  // Failures of pending interactions. Pact exits with 0 despite them, but this package counts them.
  readonly pendingErrors?: readonly ReportedError[];
}

interface ReportedError {
  /** "Verifying a pact between <consumer> and <provider> Given <states> - <description>[ - <message>]" */
  readonly interaction?: string;
  readonly mismatch?: {
    readonly message?: string;
    readonly mismatches?: readonly {
      readonly type?: string;
      readonly path?: string;
      readonly mismatch?: string;
    }[];
  };
}

function toInteractions(
  results: NonNullable<VerifierReport["interactionResults"]>,
  errors: readonly ReportedError[],
): VerifiedInteraction[] {
  const left = [...errors];
  return results.map(({ description = "", interactionKey, result }) => {
    const ok = result === "OK";
    return {
      description,
      ...(interactionKey === undefined ? {} : { key: interactionKey }),
      ok,
      mismatches: ok ? [] : takeMismatches(left, description),
    };
  });
}

// Pact reports errors in the order of the interactions and names them only by description.
function takeMismatches(left: ReportedError[], description: string): readonly Mismatch[] {
  const at = left.findIndex(({ interaction }) => interaction?.endsWith(` - ${description}`));
  const [error] = left.splice(Math.max(at, 0), 1);
  return error === undefined ? [] : toMismatches(error);
}

function toMismatches({ mismatch }: ReportedError): readonly Mismatch[] {
  if (mismatch?.mismatches === undefined) {
    return [{ kind: "error", text: mismatch?.message ?? "Pact gave no reason" }];
  }
  return mismatch.mismatches.map(({ type = "", path, mismatch: text = "" }) => ({
    kind: type,
    ...(path === undefined ? {} : { path }),
    text,
  }));
}
