import { type ChildProcessWithoutNullStreams, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

/** A process that a test runs. It is killed after the test. */
export class Child {
  readonly process: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  #errors = "";

  /** @param script the name of a script in children/ */
  constructor(script: string, args: readonly string[], options: ChildOptions = {}) {
    const { wrapper = [], ...rest } = options;
    const path = fileURLToPath(new URL(`./children/${script}`, import.meta.url));
    const [program = "", ...more] = [...wrapper, process.execPath, path, ...args];
    this.process = spawn(program, more, { ...rest, stdio: "pipe" });
    this.process.stderr.on("data", (chunk) => {
      this.#errors += chunk;
    });
    this.#lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
    onTestFinished(() => {
      this.process.kill("SIGKILL");
    });
  }

  /** Resolves to the next line of its output. */
  async line(): Promise<string> {
    const { done, value } = await this.#lines.next();
    if (done) throw new Error(`the process ended: ${this.#errors}`);
    return value;
  }

  /** Resolves to the rest of its output. */
  async rest(): Promise<readonly string[]> {
    const lines: string[] = [];
    for (let next = await this.#lines.next(); !next.done; next = await this.#lines.next()) {
      lines.push(next.value);
    }
    return lines;
  }

  /** Kills it with SIGKILL. */
  async kill(): Promise<void> {
    this.process.kill("SIGKILL");
    await this.ended();
  }

  /** Resolves to its exit code when it has ended. */
  async ended(): Promise<number | null> {
    const { exitCode, signalCode } = this.process;
    if (exitCode === null && signalCode === null) await once(this.process, "exit");
    return this.process.exitCode;
  }
}

export interface ChildOptions extends Pick<SpawnOptions, "uid" | "cwd"> {
  /** A program with arguments that starts the process. */
  readonly wrapper?: readonly string[];
}
