import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { isVerifyError, stopped, throwIfStopped, VerifyError } from "./errors.ts";
import { toOneLine } from "./text/one-line.ts";

/** Options of one run of Pact's verifier: a pact, and the address of its provider. */
export interface VerifierOptions {
  /** The pact file's text. It is handed over in a temporary file that is removed afterwards. */
  readonly pact: string;
  /** Scheme, host and port of the provider. The pact's own paths are asked below it. */
  readonly origin: URL;
  /** Address that takes state changes as POSTed `{action, state, params}`. Without it states are ignored. */
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

/**
 * Runs the verifier of `@pact-foundation/pact-cli` on one pact and reads its JSON report.
 * It talks to `origin` and `stateUrl` only: no telemetry, no proxy, no broker, whatever the environment says.
 * A pact without interactions passes here, as it does in Pact: count what you expect.
 * Throws a `VerifyError` if there are no verdicts. Where Pact says why, its words are the error's cause.
 */
export async function runPactVerifier(
  options: VerifierOptions,
): Promise<readonly VerifiedInteraction[]> {
  const program = findPactProgram();
  if (program === undefined) throw notInstalled();
  const directory = await mkdtemp(join(tmpdir(), "order-webhooks-"));
  try {
    const pactFile = join(directory, "pact.json");
    const reportFile = join(directory, "report.json");
    const certificateFile = join(directory, "no-certificates.pem");
    await writeFile(pactFile, options.pact);
    await writeFile(certificateFile, "");
    const ended = await runProgram(program, {
      ...options,
      args: toArguments(options, pactFile, reportFile),
      env: toEnvironment(options, certificateFile),
    });
    return await readVerdicts(reportFile, ended);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Finds the program in the package of this platform. Undefined if npm left that package out. */
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

const place = "Pact's verifier";

function notInstalled(): VerifyError {
  return new VerifyError("verifier_missing", {
    place,
    expected: `the program for ${process.platform}-${process.arch}`,
    found: "none",
    fix: "Install again without leaving out optional dependencies.",
  });
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

// Pact's HTTP client reads every certificate again for each request, be it encrypted or not.
const certificates = /^SSL_CERT_(FILE|DIR)$/i;

function toEnvironment({ origin }: VerifierOptions, certificateFile: string): NodeJS.ProcessEnv {
  const isSecure = origin.protocol === "https:";
  const kept = Object.entries(process.env).filter(
    ([name]) => !foreignSettings.test(name) && (isSecure || !certificates.test(name)),
  );
  return {
    ...Object.fromEntries(kept),
    ...(isSecure ? {} : { SSL_CERT_FILE: certificateFile }),
    NO_PROXY: "*",
    // Exactly "true": Pact ignores every other value and looks its analytics host up.
    PACT_DO_NOT_TRACK: "true",
  };
}

interface Program extends VerifierOptions {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/** The end of a program: its exit code or the signal that ended it, and the last that it said on stderr. */
interface Ended {
  readonly by: string;
  readonly printed: string;
}

// Enough for the lines that say why a program gave up.
const mostPrinted = 4_000;

/** The end of Pact's program without verdicts: the cause of an error. */
export interface ProgramEnd {
  /** Its exit code, the signal that ended it, or the time that it did not end in. */
  readonly by: string;
  /** The reason that it printed, empty if it printed none. */
  readonly words: string;
  readonly isTimeout: boolean;
}

/** The end of Pact's program that an error is about: it died, or it did not end in time. */
export function programEndOf(error: unknown): ProgramEnd | undefined {
  if (!isVerifyError(error) || typeof error.cause !== "object" || error.cause === null)
    return undefined;
  return "isTimeout" in error.cause ? (error.cause as ProgramEnd) : undefined;
}

function runProgram(
  program: string,
  { args, env, timeoutMs = 600_000, signal }: Program,
): Promise<Ended> {
  throwIfStopped(signal);
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      env,
      stdio: ["ignore", "ignore", "pipe"],
      windowsHide: true,
    });
    let printed = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      printed = `${printed}${text}`.slice(-mostPrinted);
    });
    let reason: VerifyError | undefined;
    const kill = (error: VerifyError): void => {
      reason ??= error;
      child.kill("SIGKILL");
    };
    const timer = setTimeout(() => kill(timedOut(timeoutMs)), timeoutMs);
    const onAbort = (): void => kill(stopped());
    signal?.addEventListener("abort", onAbort, { once: true });
    const settle = (by: string, error = reason): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      if (error === undefined) resolve({ by, printed });
      else reject(error);
    };
    child.once("error", (error) => settle("error", notStarted(error)));
    child.once("close", (exit, killedBy) => settle(killedBy ?? `exit code ${exit}`));
  });
}

function timedOut(timeoutMs: number): VerifyError {
  return new VerifyError("verifier_timed_out", {
    place,
    expected: `an end within ${timeoutMs} ms`,
    found: "none",
    cause: { by: `no end within ${timeoutMs} ms`, words: "", isTimeout: true } satisfies ProgramEnd,
    fix: "See if the receiver hangs, then run it again on a machine that is less busy.",
  });
}

function notStarted(cause: Error): VerifyError {
  return new VerifyError("verifier_failed", {
    ...{ place, expected: "to start", found: cause.message, cause },
    fix: "Check that this machine allows programs of packages to run.",
  });
}

async function readVerdicts(
  reportFile: string,
  { by, printed }: Ended,
): Promise<readonly VerifiedInteraction[]> {
  const report = await readReport(reportFile);
  const words = lastWordsOf(printed);
  const end: ProgramEnd = { by, words, isTimeout: false };
  if (report === undefined)
    throw noVerdicts(`no report, ${by} and "${toOneLine(words, mostOfWords)}"`, end);
  const errors = [...(report.errors ?? []), ...(report.pendingErrors ?? [])];
  const results = report.interactionResults ?? [];
  if (results.length === 0 && errors[0] !== undefined) {
    const words = toMismatches(errors[0]).map(({ text }) => text);
    throw noVerdicts(toOneLine(words.join("; "), mostOfWords), words.join("; "));
  }
  return toInteractions(results, errors);
}

// Pact quotes what it read, which may be as long as the pact.
const mostOfWords = 400;

/** The reason of a panic, or else the last line. What is printed below it says how to print more. */
function lastWordsOf(printed: string): string {
  const reason = /panicked at [^\n]*\n([^\n]+)/.exec(printed)?.[1];
  return reason ?? printed.trimEnd().split("\n").at(-1) ?? "";
}

function noVerdicts(found: string, cause: unknown): VerifyError {
  return new VerifyError("verifier_failed", {
    ...{ place, expected: "verdicts", found, cause },
    fix: "Run it again, and please report this if it happens again.",
  });
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
