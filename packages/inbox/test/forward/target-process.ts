import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Noted, TargetMode, TargetOptions } from "./processes/target.ts";

/** The secret that the sidecar and the application share. */
export const forwardSecret = "order-webhooks-forward-secret";

const program = join(import.meta.dirname, "processes/target.ts");

const running = new Set<ChildProcess>();

// Processes of a failed test must not outlive the tests.
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** An application in a separate process, which can be killed and restarted on its port. */
export class TargetProcess {
  readonly #file: string;
  #child: ChildProcess | undefined;
  #lines: AsyncIterator<string> | undefined;
  #port = 0;

  constructor(folder: string) {
    this.#file = join(folder, "noted");
  }

  /** The URL of its endpoint, after the start. */
  get url(): string {
    return `http://127.0.0.1:${this.#port}/webhooks`;
  }

  /** Starts it. Resolves when it listens. */
  async start(): Promise<void> {
    const options: TargetOptions = { port: this.#port, secret: forwardSecret, file: this.#file };
    const child = spawn(process.execPath, [program, JSON.stringify(options)], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    running.add(child);
    child.once("exit", () => running.delete(child));
    this.#child = child;
    this.#lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    this.#port = Number(await this.#nextLine());
  }

  /** Changes its mode. */
  async behave(mode: TargetMode): Promise<void> {
    this.#child?.stdin?.write(`${mode}\n`);
    await this.#nextLine();
  }

  /** Kills it. Resolves when it has ended. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || !running.has(child)) return;
    const exit = once(child, "exit");
    child.kill("SIGKILL");
    await exit;
  }

  /** Reads the recorded requests. */
  read(): readonly Noted[] {
    if (!existsSync(this.#file)) return [];
    const lines = readFileSync(this.#file, "utf8").split("\n");
    return lines.slice(0, -1).map((line) => JSON.parse(line));
  }

  async #nextLine(): Promise<string> {
    const next = await this.#lines?.next();
    if (!next || next.done) throw new Error("The target ended before it said more.");
    return next.value;
  }
}
