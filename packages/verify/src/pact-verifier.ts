import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Options of one run of Pact's verifier: a pact, and the address of its provider. */
export interface VerifierOptions {
  /** The pact file's text; it is handed over in a temporary file that is removed afterwards. */
  readonly pact: string;
  /** Scheme, host and port of the provider; the pact's own paths are asked below it. */
  readonly origin: URL;
  /** Address that takes state changes as POSTed `{action, state, params}`; without it states are ignored. */
  readonly stateUrl?: URL;
  /** Ask for `action: "teardown"` after each interaction too. */
  readonly teardown?: boolean;
  /** Time for one request, state changes included. Default 10 seconds. */
  readonly requestTimeoutMs?: number;
  /** Time for the whole run, after which the program is killed. Default 10 minutes. */
  readonly timeoutMs?: number;
  /** Kills the program when it aborts. */
  readonly signal?: AbortSignal;
}

/** One thing that Pact found different, in Pact's words. */
export interface Mismatch {
  /** Pact's kind, for example `StatusMismatch` or `BodyMismatch`; `error` if there was no answer to match. */
  readonly kind: string;
  /** Pact's path into the body, for example `$.data.order.id`. */
  readonly path?: string;
  readonly text: string;
}

/** Pact's verdict on one interaction, in the order of the pact file. */
export interface VerifiedInteraction {
  readonly description: string;
  /** The interaction's `key`, where the pact file has one. */
  readonly key?: string;
  readonly ok: boolean;
  readonly mismatches: readonly Mismatch[];
}

/** Codes of the reasons why there is no verdict at all. */
export type VerifierFailure =
  | "verifier_missing"
  | "verifier_timed_out"
  | "verifier_failed"
  | "stopped";

/** Verdicts, or the one reason why there are none. `output` is what the program printed. */
export type VerifierRun =
  | {
      readonly ok: true;
      readonly interactions: readonly VerifiedInteraction[];
      readonly exit: number;
      readonly output: string;
    }
  | {
      readonly ok: false;
      readonly code: VerifierFailure;
      /** One sentence: what was expected, and what was there. */
      readonly message: string;
      readonly output: string;
    };

/**
 * Runs the verifier of `@pact-foundation/pact-cli` on one pact and reads its JSON report.
 * It talks to `origin` and `stateUrl` only: no telemetry, no proxy, no broker, whatever the environment says.
 * A pact without interactions passes here, as it does in Pact: count what you expect.
 */
export async function runPactVerifier(options: VerifierOptions): Promise<VerifierRun> {
  const program = findPactProgram();
  if (program === undefined) return failure("verifier_missing", notInstalled());
  const directory = await mkdtemp(join(tmpdir(), "order-webhooks-"));
  try {
    const pactFile = join(directory, "pact.json");
    const reportFile = join(directory, "report.json");
    await writeFile(pactFile, options.pact);
    const ended = await runProgram(program, toArguments(options, pactFile, reportFile), options);
    return ended.failed ?? (await readVerdicts(reportFile, ended));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Finds the program in the package of this platform; undefined if npm left that package out. */
function findPactProgram(): string | undefined {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const ours = createRequire(import.meta.url);
  try {
    const cli = createRequire(ours.resolve("@pact-foundation/pact-cli/package.json"));
    const own = cli.resolve(`@pact-foundation/pact-cli-${platform}-${process.arch}/package.json`);
    const file = join(dirname(own), "standalone", platform === "windows" ? "pact.exe" : "pact");
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

function notInstalled(): string {
  return (
    `expected the program for ${process.platform}-${process.arch}, got none. ` +
    "Install again without leaving out optional dependencies."
  );
}

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

// Pact reads broker, provider and telemetry settings from these, and its HTTP client reads proxies. With
// RUST_BACKTRACE it records a stack for every rule that a value does not satisfy: that took eight times as long.
const foreignSettings = /^(PACT_|OTEL_|RUST_|(HTTP|HTTPS|ALL|FTP|NO)_PROXY$)/i;

// Read again for each interaction, whether anything is encrypted or not.
const certificates = /^SSL_CERT_(FILE|DIR)$/i;

function toEnvironment({ origin }: VerifierOptions): NodeJS.ProcessEnv {
  const isSecure = origin.protocol === "https:";
  const kept = Object.entries(process.env).filter(
    ([name]) => !foreignSettings.test(name) && (isSecure || !certificates.test(name)),
  );
  // Exactly "true": Pact ignores every other value and looks its analytics host up.
  return { ...Object.fromEntries(kept), NO_PROXY: "*", PACT_DO_NOT_TRACK: "true" };
}

interface Ended {
  readonly exit: number;
  readonly output: string;
  readonly failed?: VerifierRun & { ok: false };
}

// A run prints about 100 bytes a matched interaction; more than this is of no use.
const outputLimit = 1_000_000;

function runProgram(program: string, args: string[], options: VerifierOptions): Promise<Ended> {
  const { timeoutMs = 600_000, signal } = options;
  if (signal?.aborted) return Promise.resolve(ended("stopped", wasStopped, ""));
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      env: toEnvironment(options),
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
    });
    const output = collectOutput(child);
    let stopped: Ended | undefined;
    const stop = (code: VerifierFailure, message: string): void => {
      stopped ??= ended(code, message, "");
      child.kill("SIGKILL");
    };
    const timedOut = `expected an end within ${timeoutMs} ms, got none.`;
    const timer = setTimeout(() => stop("verifier_timed_out", timedOut), timeoutMs);
    const onAbort = (): void => stop("stopped", wasStopped);
    signal?.addEventListener("abort", onAbort, { once: true });
    const finish = (result: Ended): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      resolve(stopped ?? result);
    };
    child.once("error", ({ message }) =>
      finish(ended("verifier_failed", `expected to start, got ${message}.`, output())),
    );
    child.once("close", (code) => finish({ exit: code ?? 1, output: output() }));
  });
}

const wasStopped = "expected to end, got a signal to stop.";

function collectOutput(child: ChildProcess): () => string {
  let text = "";
  const append = (chunk: string): void => {
    if (text.length < outputLimit) text += chunk;
  };
  child.stdout?.setEncoding("utf8").on("data", append);
  child.stderr?.setEncoding("utf8").on("data", append);
  return () => text;
}

function ended(code: VerifierFailure, message: string, output: string): Ended {
  return { exit: 1, output, failed: failure(code, message, output) };
}

function failure(code: VerifierFailure, message: string, output = ""): VerifierRun & { ok: false } {
  return { ok: false, code, message, output };
}

async function readVerdicts(reportFile: string, { exit, output }: Ended): Promise<VerifierRun> {
  const report = await readReport(reportFile);
  if (report === undefined) {
    const message = `expected a report, got none (exit code ${exit}).`;
    return failure("verifier_failed", message, output);
  }
  const errors = [...(report.errors ?? []), ...(report.pendingErrors ?? [])];
  const results = report.interactionResults ?? [];
  if (results.length === 0 && errors[0] !== undefined) {
    const texts = toMismatches(errors[0]).map(({ text }) => text);
    return failure("verifier_failed", texts.join("; "), output);
  }
  return { ok: true, interactions: toInteractions(results, errors), exit, output };
}

async function readReport(file: string): Promise<VerifierReport | undefined> {
  try {
    // The one seam where Pact's report is taken at its word: every key below is optional.
    return JSON.parse(await readFile(file, "utf8")) as VerifierReport;
  } catch {
    return undefined;
  }
}

/** The parts of Pact's JSON report that are read here, as version 1.3.5 of the verifier writes them. */
interface VerifierReport {
  readonly interactionResults?: readonly {
    readonly description?: string;
    readonly interactionKey?: string;
    readonly result?: string;
  }[];
  readonly errors?: readonly ReportedError[];
  // Interactions marked pending: Pact exits with 0 over them, we do not.
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

// Pact reports errors in the order of the interactions and names them by description only.
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
