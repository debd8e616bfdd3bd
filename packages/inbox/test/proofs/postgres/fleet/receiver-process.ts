import { setTimeout as sleep } from "node:timers/promises";
import { type Exit, Program } from "../../processes/program.ts";
import type { ReceivingOptions } from "../../processes/receiving.ts";
import { nowOfMachine } from "./notes.ts";

/** The module that moves a program's wall clock. */
const shiftedClock = new URL("../../processes/shifted-clock.ts", import.meta.url).href;

/** The pause before a process starts again that ended by itself, as a supervisor has it. */
const pauseMs = 250;

/** Says how the processes of one machine run. */
export interface ReceiverProcessOptions {
  /** The name of the machine. */
  readonly name: string;
  readonly serving: Omit<ReceivingOptions, "run">;
  /** The time in ms by which its wall clock is wrong. */
  readonly clockOffsetMs: number;
}

/** A receiver on a machine of its own, as a supervisor sees it: a process that starts again whenever it ends. */
export class ReceiverProcess {
  /** The time in µs at which each process that was killed had ended, by its name. */
  readonly kills = new Map<string, number>();
  /** The errors of each process that ended by itself after it had listened. */
  readonly crashes: string[] = [];
  readonly #options: ReceiverProcessOptions;
  #program: Program | undefined;
  #port: number | undefined;
  #runs = 0;
  #isRemoved = false;

  constructor(options: ReceiverProcessOptions) {
    this.#options = options;
  }

  /** The port that it listens on. Undefined unless it does. */
  get port(): number | undefined {
    return this.#port;
  }

  /** Starts it. Resolves when it listens: it is started again as long as the database is away. */
  async start(): Promise<void> {
    while (!this.#isRemoved && !(await this.#tryStart())) await sleep(pauseMs);
  }

  /** Kills it. Resolves when it has ended. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
    this.kills.set(this.#run, nowOfMachine());
  }

  /** Asks it to end, as a deployment does. */
  terminate(): Promise<Exit> {
    return this.#end("SIGTERM");
  }

  /** Ends it, whatever it does. */
  async remove(): Promise<void> {
    this.#isRemoved = true;
    await this.#end("SIGKILL");
  }

  async #tryStart(): Promise<boolean> {
    const { serving, clockOffsetMs } = this.#options;
    this.#runs += 1;
    const options: ReceivingOptions = { ...serving, run: this.#run };
    const program = new Program("receiving", options, {
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --import=${shiftedClock}`,
      PROOF_CLOCK_OFFSET_MS: String(clockOffsetMs),
    });
    this.#program = program;
    const line = await program.nextLine().catch(() => undefined);
    if (line === undefined) return false;
    this.#port = Number(line);
    program.exit.then(() => this.#noteCrash(program));
    return true;
  }

  /** A process that was asked to end has no port by then. */
  #noteCrash({ errors }: Program): void {
    if (this.#port !== undefined) this.crashes.push(errors);
  }

  async #end(signal: "SIGKILL" | "SIGTERM"): Promise<Exit> {
    if (!this.#program) throw new Error(`${this.#options.name} was not started.`);
    this.#program.kill(signal);
    this.#port = undefined;
    return this.#program.exit;
  }

  get #run(): string {
    return `${this.#options.name}.${this.#runs}`;
  }
}
