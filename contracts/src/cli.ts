import { constants } from "node:fs";
import { access, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { type Arguments, type ReportFile, readArguments, usage } from "./arguments.ts";
import type { ReceiverReport } from "./receiver-report.ts";
import { toAnnotations } from "./report/github.ts";
import { toJson } from "./report/json.ts";
import { toJunit } from "./report/junit.ts";
import { toMarkdown } from "./report/markdown.ts";
import { toTable } from "./report/table.ts";
import { codeOf } from "./send.ts";
import { testSecret } from "./signature.ts";
import { type VerifyOutcome, verifyReceiver } from "./verify-receiver.ts";

/** What the command sees of the world. */
export interface Surroundings {
  readonly env: { readonly [name: string]: string | undefined };
  readonly print: (text: string) => void;
  readonly warn: (text: string) => void;
  /** Whether the output shows colours. */
  readonly colour: boolean;
  /** Whether someone watches, so that progress may be shown and wiped out. */
  readonly watched: boolean;
  readonly signal?: AbortSignal;
}

/** 0: the contract holds, 1: it is broken, 2: it could not be verified. */
export type ExitCode = 0 | 1 | 2;

/** Runs the command. */
export async function runCommand(
  args: readonly string[],
  surroundings: Surroundings,
): Promise<ExitCode> {
  if (args.includes("--help")) return say(usage, surroundings);
  if (args.includes("--version")) return say(`${await readVersion()}\n`, surroundings);
  const read = readArguments(args);
  if ("problem" in read) return refuse(read.problem, surroundings);
  const secret = surroundings.env[read.secretEnv] ?? "";
  const unready = problemOfSecret(secret, read) ?? (await problemOfFiles(read.files));
  if (unready !== undefined) return refuse(unready, surroundings);
  if (secret !== secret.trim()) surroundings.warn(strayWhiteSpace(read));
  const outcome = await verify(read, secret, surroundings);
  if (!outcome.ran) return refuse(outcome.message, surroundings);
  return tell(outcome.report, read, surroundings);
}

function say(text: string, { print }: Surroundings): ExitCode {
  print(text);
  return 0;
}

function refuse(sentence: string, { warn }: Surroundings): ExitCode {
  warn(`${sentence}\n`);
  return 2;
}

async function readVersion(): Promise<string> {
  const manifest = await readFile(new URL("../package.json", import.meta.url), "utf8");
  return JSON.parse(manifest).version;
}

function problemOfSecret(secret: string, { secretEnv }: Arguments): string | undefined {
  if (secret.trim() !== "") return undefined;
  return (
    `The environment variable ${secretEnv} is not set or empty: give it the receiver's secret, ` +
    `or start the receiver with the published test secret ${testSecret} and give it that.`
  );
}

function strayWhiteSpace({ secretEnv }: Arguments): string {
  return `Note: the value of ${secretEnv} begins or ends with white space, which is part of it.\n`;
}

/** A report that cannot be written is said before the run, not after it. */
async function problemOfFiles(files: readonly ReportFile[]): Promise<string | undefined> {
  for (const { kind, path } of files) {
    try {
      const isFolder = await stat(path).then(
        (found) => found.isDirectory(),
        () => false,
      );
      if (isFolder) return `--${kind} needs a file, but ${path} is a folder.`;
      await access(dirname(resolve(path)), constants.W_OK);
    } catch (error) {
      return `--${kind} cannot be written to ${path} (${codeOf(error)}).`;
    }
  }
  return undefined;
}

async function verify(
  read: Arguments,
  secret: string,
  { watched, warn, signal }: Surroundings,
): Promise<VerifyOutcome> {
  const { url, rawUrls, observe, events, timeoutMs } = read;
  const wipe = "\r\x1b[2K";
  const outcome = await verifyReceiver({
    url,
    rawUrls,
    secret,
    ...(observe === undefined ? {} : { observe }),
    ...(events === undefined ? {} : { events }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(signal === undefined ? {} : { signal }),
    ...(watched
      ? { onProgress: (done, total) => warn(`${wipe}${done} of ${total} deliveries`) }
      : {}),
  });
  if (watched) warn(wipe);
  return outcome;
}

async function tell(
  report: ReceiverReport,
  { files }: Arguments,
  { print, colour, env }: Surroundings,
): Promise<ExitCode> {
  const writers = { junit: toJunit, json: toJson, markdown: toMarkdown };
  for (const { kind, path } of files) await writeFile(path, writers[kind](report));
  print(toTable(report, colour));
  if (env.GITHUB_ACTIONS === "true") print(toAnnotations(report));
  return report.passed ? 0 : 1;
}
