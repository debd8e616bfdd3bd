import { setTimeout as sleep } from "node:timers/promises";
import { type Exit, Program } from "../../processes/program.ts";
import type { ReceivingOptions } from "../../processes/receiving.ts";
import { nowOfMachine } from "./notes.ts";

/** The module that moves a program's wall clock. */
const shiftedClock = new URL("../../processes/shifted-clock.ts", import.meta.url).href;

/** The pause of a supervisor before it restarts a process that ended. */
const pauseMs = 250;

/** Options of the processes of one machine. */
export interface ReceiverProcessOptions {
  /** The name of the machine. */
  readonly name: string;
  readonly serving: Omit<ReceivingOptions, "run">;
  /** The error of its wall clock in ms. */
  readonly clockOffsetMs: number;
}

/** A receiver on a separate machine, with a supervisor that restarts its process. */
export class ReceiverProcess {
  /** The time in µs at which each killed process had ended, by its name. */
  readonly kills = new Map<string, number>();
  /** The errors of each process that ended unexpectedly after it had listened. */
  readonly crashes: string[] = [];
  readonly #options: ReceiverProcessOptions;
  #program: Program | undefined;
  #port: number | undefined;
  #runs = 0;
  #isRemoved = false;

  constructor(options: ReceiverProcessOptions) {
    this.#options = options;
  }

  /** The port on which it listens. Undefined while it does not. */
  get port(): number | undefined {
    return this.#port;
  }

  /** Starts it. Resolves when it listens. Restarts it as long as the database is down. */
  async start(): Promise<void> {
    while (!this.#isRemoved && !(await this.#tryStart())) await sleep(pauseMs);
  }

  /** Kills it. Resolves when it has ended. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
    this.kills.set(this.#run, nowOfMachine());
  }

  /** Sends SIGTERM, like a deployment. */
  terminate(): Promise<Exit> {
    return this.#end("SIGTERM");
  }

  /** Ends it in any state. */
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

  /** A process that got SIGTERM has no port by then. */
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
