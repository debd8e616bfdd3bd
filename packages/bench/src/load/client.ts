import { startCpuTimer } from "../measure/cpu-time.ts";
import { Connection, type Outcome } from "./connection.ts";
import type { Answers, Sending } from "./sending.ts";

/** Time in milliseconds after which a request without a response counts as lost. */
const mostMs = 30_000;

/** Keeps connections to one server. */
export class Client {
  readonly #connections: readonly Connection[];

  constructor(port: number, connections: number) {
    this.#connections = Array.from({ length: connections }, () => new Connection(port));
  }

  async open(): Promise<void> {
    await Promise.all(this.#connections.map((connection) => connection.open()));
  }

  close(): void {
    for (const connection of this.#connections) connection.close();
  }

  /** Sends each request once. Every connection sends the next request once it has the response to its previous one. */
  async send(requests: readonly Buffer[]): Promise<Sending> {
    const stop = startCpuTimer();
    const start = process.hrtime.bigint();
    const answers = await this.#exchange(requests);
    const nanoseconds = Number(process.hrtime.bigint() - start);
    return { ...answers, nanoseconds, clientNanoseconds: stop() };
  }

  #exchange(requests: readonly Buffer[]): Promise<Answers> {
    return new Promise((resolve) => {
      const tally = new Tally();
      const waiting = requests.values();
      const giveUp = setTimeout(() => this.#giveUp(waiting, tally), mostMs);
      const end = () => {
        if (tally.total < requests.length) return;
        clearTimeout(giveUp);
        resolve(tally.answers);
      };
      const next = (connection: Connection) => {
        const { value: request } = waiting.next();
        if (request === undefined) return end();
        connection.send(request, (outcome) => {
          tally.add(outcome);
          next(connection);
        });
      };
      for (const connection of this.#connections) next(connection);
    });
  }

  /** Counts unsent requests as lost, and closes the connections of the others. */
  #giveUp(waiting: Iterable<Buffer>, tally: Tally): void {
    for (const _ of waiting) tally.add("lost");
    this.close();
  }
}

class Tally {
  #accepted = 0;
  #refused = 0;
  #failed = 0;
  #lost = 0;

  add(outcome: Outcome): void {
    if (outcome === "lost") this.#lost += 1;
    else if (outcome < 300) this.#accepted += 1;
    else if (outcome < 500) this.#refused += 1;
    else this.#failed += 1;
  }

  get total(): number {
    return this.#accepted + this.#refused + this.#failed + this.#lost;
  }

  get answers(): Answers {
    const [accepted, refused] = [this.#accepted, this.#refused];
    return { accepted, refused, failed: this.#failed, lost: this.#lost };
  }
}
