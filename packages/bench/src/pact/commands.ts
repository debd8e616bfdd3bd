import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { PactsReport } from "@order-webhooks/verify";
import { startExampleProvider } from "./example-provider.ts";
import type { PactRun } from "./measured.ts";
import type { MessagePact } from "./message-pact.ts";

/** Runs Pact's own command on a pact, with one example for each interaction. */
export async function runPeer({ file, examples }: MessagePact): Promise<PactRun> {
  const { port, countGiven, close } = await startExampleProvider(examples);
  try {
    const address = ["--transport", "http", "--hostname", "127.0.0.1", "--port", `${port}`];
    const args = ["--file", file, "--no-colour", "--loglevel", "error", ...address];
    const nanoseconds = await time(peerProgram, args);
    return { nanoseconds, messages: countGiven() };
  } finally {
    await close();
  }
}

/** The payloads are the same in every run. */
const seed = 1;

/** Runs `order-webhooks-verify pact` on a pact, with `payloads` payloads for each interaction. */
export async function runVerify({ file }: MessagePact, payloads: number): Promise<PactRun> {
  const folder = await mkdtemp(join(tmpdir(), "order-webhooks-bench-"));
  try {
    const report = join(folder, "report.json");
    const numbers = ["--payloads", `${payloads}`, "--seed", `${seed}`];
    const nanoseconds = await time(verifyProgram, ["pact", file, ...numbers, "--json", report]);
    return { nanoseconds, messages: countMessages(JSON.parse(await readFile(report, "utf8"))) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function countMessages({ pacts }: PactsReport): number {
  return pacts
    .flatMap(({ interactions }) => interactions)
    .reduce((sum, { examples, payloads }) => sum + examples.length + payloads, 0);
}

// The package has no `exports`, so its file in `bin` is resolved by its path.
const peerProgram = createRequire(import.meta.url).resolve(
  "@pact-foundation/pact-cli/bin/pact-verifier.js",
);
const verifyFolder = dirname(
  fileURLToPath(import.meta.resolve("@order-webhooks/verify/package.json")),
);
const verifyProgram = join(verifyFolder, "dist/cli/bin.js");

/** Returns the time of a command in nanoseconds, including the start of Node. Rejects if the pact does not hold. */
async function time(program: string, args: readonly string[]): Promise<number> {
  const start = process.hrtime.bigint();
  await promisify(execFile)(process.execPath, [program, ...args], { env, maxBuffer: 2 ** 26 });
  return Number(process.hrtime.bigint() - start);
}

const { RUST_BACKTRACE: _slow, ...inherited } = process.env;
const env = { ...inherited, PACT_DO_NOT_TRACK: "true" };
