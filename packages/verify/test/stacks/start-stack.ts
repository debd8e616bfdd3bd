import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { testSecret } from "../../src/index.ts";

/** Running receiver of another stack. */
export interface RunningStack {
  /** Origin of its URL. */
  readonly origin: string;
  /** Ends it and everything that it started. */
  readonly stop: () => void;
}

/**
 * Programs that run the receivers of this folder, with a check that the machine has a new enough
 * version.
 */
const runtimes = {
  python3: { probe: ["python3", "--version"], version: /^Python 3\./ },
  // The program compiles the file that it runs, so it must come from a JDK.
  java: { probe: ["javac", "-version"], version: /^javac (1[7-9]|[2-9]\d)/ },
} as const;

/**
 * Starts a receiver of this folder. If the machine cannot run it, prints a line and returns
 * undefined.
 */
export async function startStack(
  runtime: keyof typeof runtimes,
  [file, ...args]: readonly [file: string, ...args: readonly string[]],
): Promise<RunningStack | undefined> {
  if (!isHere(runtime)) {
    // Vitest does not print the names of skipped tests.
    process.stderr.write(
      `NOT RUN: ${[file, ...args].join(" ")}, because ${runtime} is not here.\n`,
    );
    return undefined;
  }
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = spawn(runtime, [path, ...args], {
    env: { ...process.env, WEBHOOK_SECRET: testSecret },
    stdio: ["ignore", "pipe", "ignore"],
    // Leader of a process group, so that the whole group can be ended.
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
    // All output is read, because the receiver would block on a full pipe.
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
    // The process has already exited.
  }
}
