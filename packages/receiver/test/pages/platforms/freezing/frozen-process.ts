import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { testSecret } from "../../../../src/testing.ts";

const freezing = new URL("freeze.ts", import.meta.url).href;

/** A process that freezes itself once it has answered. */
export class FrozenProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<never>;
  #output = "";

  /** @param launcher the file that imports the module of the page, or null if the module is a program */
  constructor(launcher: string | null, path: string, env: NodeJS.ProcessEnv) {
    const files = launcher ? [fileURLToPath(new URL(launcher, import.meta.url)), path] : [path];
    this.#child = spawn(process.execPath, ["--import", freezing, ...files], {
      env: { WEBHOOK_SECRET: testSecret, NO_COLOR: "1", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on("data", (chunk) => {
        this.#output += String(chunk);
      });
    }
    this.#ended = once(this.#child, "close").then(() => Promise.reject(new Error(this.#output)));
    // Nothing waits for the process after its end.
    this.#ended.catch(() => {});
  }

  /** Waits for a promise. Rejects with the output of the process if the process ends first. */
  async until<T>(work: Promise<T>): Promise<T> {
    return await Promise.race([work, this.#ended]);
  }

  /** Continues the process for a request. */
  thaw(): void {
    this.#child.kill("SIGCONT");
  }

  /** Resolves once it is frozen. */
  async frozen(): Promise<void> {
    while (!(await isStopped(this.#child.pid ?? 0))) await this.until(sleep(1));
  }

  /** Asks the process to end. */
  terminate(): void {
    this.#child.kill("SIGTERM");
  }

  /** Kills the process, frozen or not, as a platform ends a process that it no longer needs. */
  async end(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#ended.catch(() => {});
  }
}

async function isStopped(pid: number): Promise<boolean> {
  return /^T/.test(process.platform === "linux" ? await stateOnLinux(pid) : await stateOf(pid));
}

/** The name before the state may have spaces and parentheses. */
async function stateOnLinux(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, "latin1").catch(() => "");
  return stat.slice(stat.lastIndexOf(")") + 2);
}

async function stateOf(pid: number): Promise<string> {
  const { stdout } = await promisify(execFile)("ps", ["-o", "state=", "-p", String(pid)]);
  return stdout.trim();
}
