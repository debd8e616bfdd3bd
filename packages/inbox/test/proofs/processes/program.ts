import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";

/** The programs that a proof runs in separate processes. */
export type ProgramName = "putting" | "serving" | "locking" | "flooding" | "receiving";

/** Exit of a process. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A program of this folder in a separate process. Its standard output consists of lines. */
export class Program {
  readonly exit: Promise<Exit>;
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  readonly #errors: string[] = [];

  constructor(name: ProgramName, options: object, env: NodeJS.Dict<string> = {}) {
    const program = join(import.meta.dirname, `${name}.ts`);
    const child = spawn(process.execPath, [program, JSON.stringify(options)], {
      env: { ...process.env, ...env },
      stdio: ["pipe", "pipe", "pipe"],
    });
    const lines: Interface = createInterface({ input: child.stdout });
    this.#child = child;
    this.#lines = lines[Symbol.asyncIterator]();
    child.stderr.on("data", (chunk) => this.#errors.push(String(chunk)));
    this.exit = once(child, "exit").then(([code, signal]) => ({ code, signal }));
  }

  /** Resolves to the next line that it prints. Rejects if it ends before. */
  async nextLine(): Promise<string> {
    const { value, done } = await this.#lines.next();
    if (done) throw new Error(`A process ended before it said more. ${this.errors}`);
    return value;
  }

  /** Its standard error so far. */
  get errors(): string {
    return this.#errors.join("");
  }

  /** Sends a signal, unless it has ended. */
  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Ends its standard input. */
  endInput(): void {
    this.#child.stdin?.end();
  }

  /** Writes a line to its standard input. */
  say(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }
}
