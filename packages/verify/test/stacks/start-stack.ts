import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { testSecret } from "../../src/index.ts";

/** A receiver of another stack that is running. */
export interface RunningStack {
  /** Its address without a path. */
  readonly origin: string;
  /** Ends it with all that it started. */
  readonly stop: () => void;
}

/** Programs that run the receivers of this folder, and how to see if this machine has one that is new enough. */
const runtimes = {
  python3: { probe: ["python3", "--version"], version: /^Python 3\./ },
  // It compiles the file that it runs, so it has to be that of a JDK.
  java: { probe: ["javac", "-version"], version: /^javac (1[7-9]|[2-9]\d)/ },
} as const;

/** Starts a receiver of this folder. Undefined, and a line that says so, if this machine has nothing to run it with. */
export async function startStack(
  runtime: keyof typeof runtimes,
  [file, ...args]: readonly [file: string, ...args: readonly string[]],
): Promise<RunningStack | undefined> {
  if (!isHere(runtime)) {
    // A skipped test goes unnoticed: vitest does not show its name.
    process.stderr.write(
      `NOT RUN: ${[file, ...args].join(" ")}, because ${runtime} is not here.\n`,
    );
    return undefined;
  }
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = spawn(runtime, [path, ...args], {
    env: { ...process.env, WEBHOOK_SECRET: testSecret },
    stdio: ["ignore", "pipe", "ignore"],
    // The leader of a group of its own, which ends as a whole.
    detached: true,
  });
  const origin = await originOf(child, file);
  return { origin, stop: () => endGroup(child) };
}

function isHere(runtime: keyof typeof runtimes): boolean {
  const { probe, version } = runtimes[runtime];
  const [program, argument] = probe;
  const { stdout } = spawnSync(program, [argument], { encoding: "utf8" });
  return version.test(stdout ?? "");
}

function originOf(child: ChildProcess, file: string): Promise<string> {
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => reject(new Error(`${file} ended with ${code}`)));
    if (child.stdout === null) return reject(new Error(`${file} has no output`));
    // All that it prints is read, or it stops when the pipe is full.
    createInterface(child.stdout).on("line", (line) => {
      const origin = /http:\/\/[\d.:]+/.exec(line)?.[0];
      if (origin !== undefined) resolve(origin);
    });
  });
}

function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}
