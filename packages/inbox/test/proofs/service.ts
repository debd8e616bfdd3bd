import { existsSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { waitUntil } from "./patience.ts";
import { type Exit, Program } from "./processes/program.ts";
import type { ServingCommand, ServingOptions } from "./processes/serving.ts";

/** A receiver with a durable inbox, in a process that a proof can end and restart. */
export class Service {
  readonly #options: ServingOptions;
  readonly #env: NodeJS.Dict<string>;
  #program: Program | undefined;
  #port = 0;

  constructor(options: ServingOptions, env: NodeJS.Dict<string> = {}) {
    this.#options = options;
    this.#env = env;
  }

  get port(): number {
    return this.#port;
  }

  /** Starts it. Resolves when it listens. */
  async start(): Promise<void> {
    this.#program = new Program("serving", this.#options, this.#env);
    this.#port = Number(await this.#program.nextLine());
  }

  /** Ends it. Resolves when it has ended. */
  async end(signal: "SIGKILL" | "SIGTERM"): Promise<Exit> {
    this.#running.kill(signal);
    return this.#running.exit;
  }

  /** Resolves when it ends without a signal. */
  get exit(): Promise<Exit> {
    return this.#running.exit;
  }

  say(command: ServingCommand): void {
    this.#running.say(command);
  }

  /** Resolves when no entry waits and none is claimed. */
  settle(): Promise<void> {
    return waitUntil("everything handled", async () => {
      this.say("count");
      if (Number(await this.#running.nextLine()) === 0) return true;
      await sleep(50);
      return false;
    });
  }

  /** Reads the handled deliveries so far: the key and the number of runs, by the delivery's id. */
  readHandled(): ReadonlyMap<string, { readonly key: string; readonly times: number }> {
    const handled = new Map<string, { key: string; times: number }>();
    const { handled: file } = this.#options;
    const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
    for (const line of lines.slice(0, -1)) {
      const [id = "", key = ""] = line.split(" ");
      handled.set(id, { key, times: (handled.get(id)?.times ?? 0) + 1 });
    }
    return handled;
  }

  get #running(): Program {
    if (!this.#program) throw new Error("The service was not started.");
    return this.#program;
  }
}
