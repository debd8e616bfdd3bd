import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { isVerifyError, stopped, throwIfStopped, VerifyError } from "../errors.ts";

/** Run of the program of `@pact-foundation/pact-cli`, with a temporary folder. */
export interface ProgramRun<T> {
  /** Makes the arguments, and the files that they name. */
  readonly args: (directory: string) => Promise<readonly string[]>;
  /** True if it connects to an https URL. */
  readonly isSecure: boolean;
  /** Environment variables to add. Pact's own variables of the environment are not passed on. */
  readonly variables?: { readonly [name: string]: string };
  /** Lines of its output to keep. Default: none. */
  readonly keep?: RegExp | undefined;
  /** Hides secrets in the program's output, before the output is truncated. */
  readonly hide?: ((text: string) => string) | undefined;
  /** Time limit for the whole run, after which the program is killed. Default: 10 minutes. */
  readonly timeoutMs?: number | undefined;
  /** Fix to report if a run takes longer. */
  readonly ifTimedOut: string;
  /** Kills the program when it aborts. */
  readonly signal?: AbortSignal | undefined;
  /** Reads the files in the folder. */
  readonly read: (output: ProgramOutput, directory: string) => Promise<T>;
}

/** Output of a program that has exited, with hidden secrets. */
export interface ProgramOutput {
  /** Exit code, or the signal that killed it. */
  readonly by: string;
  /** Last part of its stderr. */
  readonly printed: string;
  /** Lines of its output to keep. */
  readonly kept: readonly string[];
  readonly hide: (text: string) => string;
}

/** Exit of Pact's program without verdicts, as the cause of an error. */
export interface ProgramEnd {
  /** Exit code, the signal that killed it, or the exceeded time limit. */
  readonly by: string;
  /** Printed reason. Empty if there was none. */
  readonly words: string;
  readonly isTimeout: boolean;
}

/**
 * Returns the exit of Pact's program that caused an error: it crashed or exceeded the time limit.
 */
export function programEndOf(error: unknown): ProgramEnd | undefined {
  if (!isVerifyError(error) || typeof error.cause !== "object" || error.cause === null)
    return undefined;
  return "isTimeout" in error.cause ? (error.cause as ProgramEnd) : undefined;
}

/**
 * Runs the program. It contacts only the URLs in its arguments, without telemetry or proxy,
 * independently of the environment.
 */
export async function runPactProgram<T>(run: ProgramRun<T>): Promise<T> {
  const program = findPactProgram();
  if (program === undefined) throw notInstalled();
  const directory = await mkdtemp(join(tmpdir(), "order-webhooks-"));
  try {
    const certificateFile = join(directory, "no-certificates.pem");
    await writeFile(certificateFile, "");
    const args = await run.args(directory);
    const env = toEnvironment(run, certificateFile);
    return await run.read(await start(program, { ...run, args, env }), directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/**
 * Finds the program in the package of this platform. Undefined if npm did not install that package.
 */
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
    fix: "Install again with optional dependencies.",
  });
}

// Pact reads broker, provider and telemetry settings from these, and its HTTP client reads proxies.
// With RUST_BACKTRACE it records a stack for every unsatisfied rule, which took eight times as
// long.
const foreignSettings = /^(PACT_|OTEL_|RUST_|(HTTP|HTTPS|ALL|FTP|NO)_PROXY$)/i;

// Pact's HTTP client reads all certificates again for each request, even without TLS.
const certificates = /^SSL_CERT_(FILE|DIR)$/i;

function toEnvironment(
  { isSecure, variables }: Pick<ProgramRun<unknown>, "isSecure" | "variables">,
  certificateFile: string,
): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !foreignSettings.test(name) && (isSecure || !certificates.test(name)),
  );
  return {
    ...Object.fromEntries(kept),
    ...(isSecure ? {} : { SSL_CERT_FILE: certificateFile }),
    ...variables,
    NO_PROXY: "*",
    // Must be exactly "true". Pact ignores every other value and resolves its analytics host.
    PACT_DO_NOT_TRACK: "true",
  };
}

interface Program
  extends Pick<ProgramRun<unknown>, "keep" | "hide" | "timeoutMs" | "ifTimedOut" | "signal"> {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

// Enough for the lines with the reason of a failure, and longer than any secret.
const mostPrinted = 200_000;

function start(
  program: string,
  { args, env, keep, hide = (text) => text, timeoutMs = 600_000, ifTimedOut, signal }: Program,
): Promise<ProgramOutput> {
  throwIfStopped(signal);
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      env,
      stdio: ["ignore", keep === undefined ? "ignore" : "pipe", "pipe"],
      windowsHide: true,
    });
    const kept = keepLines(child, keep);
    let printed = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      // Runs before the beginning is cut off. A secret may arrive in two parts, so the whole text
      // is searched again.
      printed = hide(`${printed}${text}`).slice(-mostPrinted);
    });
    let reason: VerifyError | undefined;
    const kill = (error: VerifyError): void => {
      reason ??= error;
      child.kill("SIGKILL");
    };
    const timer = setTimeout(() => kill(timedOut(timeoutMs, ifTimedOut)), timeoutMs);
    const onAbort = (): void => kill(stopped());
    signal?.addEventListener("abort", onAbort, { once: true });
    const settle = (by: string, error = reason): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      if (error === undefined) resolve({ by, printed, kept: kept.map(hide), hide });
      else reject(error);
    };
    child.once("error", (error) => settle("error", notStarted(error)));
    child.once("close", (exit, killedBy) => settle(killedBy ?? `exit code ${exit}`));
  });
}

/** Collects lines of the output as they arrive. */
function keepLines({ stdout }: ChildProcess, keep: RegExp | undefined): readonly string[] {
  const kept: string[] = [];
  let rest = "";
  stdout?.setEncoding("utf8").on("data", (text: string) => {
    const lines = `${rest}${text}`.split("\n");
    rest = lines.pop() ?? "";
    kept.push(...lines.filter((line) => keep?.test(line)));
  });
  return kept;
}

function timedOut(timeoutMs: number, fix: string): VerifyError {
  return new VerifyError("verifier_timed_out", {
    place,
    expected: `an exit within ${timeoutMs} ms`,
    found: "none",
    cause: {
      by: `no exit within ${timeoutMs} ms`,
      words: "",
      isTimeout: true,
    } satisfies ProgramEnd,
    fix,
  });
}

function notStarted(cause: Error): VerifyError {
  return new VerifyError("verifier_failed", {
    ...{ place, expected: "Pact's program to start", found: cause.message, cause },
    fix: "Check that this machine allows programs from packages to run.",
  });
}
