import { join } from "node:path";
import { drawBetween, type Random } from "../../disk/random.ts";
import { waitUntil } from "../../patience.ts";
import type { Exit } from "../../processes/program.ts";
import { type Handling, readHandlings } from "./notes.ts";
import type { Kills } from "./overlaps.ts";
import { ReceiverProcess } from "./receiver-process.ts";

const minuteMs = 60_000;

/** The errors of the machines' clocks, which are minutes. */
const clockOffsetsMs = [7 * minuteMs, -5 * minuteMs, 0];

/** Options of the receivers. */
export interface FleetOptions {
  /** The URL of the module that creates their inboxes. */
  readonly module: string;
  readonly url: string;
  /** An empty folder. */
  readonly folder: string;
  /** True for handlers that insert a row into the table `effects`, in the transaction of the inbox. */
  readonly hasEffects: boolean;
}

const handlerMs = 15;

/** Three receivers on one database, whose clocks differ by minutes. Ended receivers are restarted. */
export class Fleet {
  readonly #notes: string;
  readonly #members: readonly ReceiverProcess[];
  /** Runs with the ports of the listening receivers whenever they change. */
  readonly #aim: (...ports: readonly number[]) => void;
  readonly #starts = new Set<Promise<void>>();

  constructor({ folder, ...serving }: FleetOptions, aim: (...ports: readonly number[]) => void) {
    this.#notes = join(folder, "notes");
    this.#aim = aim;
    this.#members = clockOffsetsMs.map(
      (clockOffsetMs, index) =>
        new ReceiverProcess({
          name: `machine-${index}`,
          serving: { ...serving, notes: this.#notes, handlerMs },
          clockOffsetMs,
        }),
    );
  }

  /** Starts all of them at the same time. Resolves when they listen. */
  async start(): Promise<void> {
    for (const member of this.#members) this.#startAgain(member);
    await this.started();
  }

  /** Resolves when each of them listens. */
  async started(): Promise<void> {
    await Promise.all(this.#starts);
  }

  /** Kills a listening receiver, once two listen. It is restarted meanwhile. */
  async killOne(random: Random): Promise<void> {
    await waitUntil("two of them listening", () => this.#listening.length >= 2);
    const victim = this.#listening[drawBetween(random, 0, this.#listening.length)];
    await victim?.kill();
    if (victim) this.#startAgain(victim);
  }

  /** Sends SIGTERM to one after the other, and restarts it. Resolves to their exits. */
  async redeploy(): Promise<readonly Exit[]> {
    const exits: Exit[] = [];
    for (const member of this.#members) {
      exits.push(await member.terminate());
      this.#startAgain(member);
      await this.started();
    }
    return exits;
  }

  /** Ends all of them. */
  async remove(): Promise<void> {
    await Promise.all(this.#members.map((member) => member.remove()));
  }

  get kills(): Kills {
    return new Map(this.#members.flatMap(({ kills }) => [...kills]));
  }

  /** The errors of each receiver that ended unexpectedly. */
  get crashes(): readonly string[] {
    return this.#members.flatMap(({ crashes }) => crashes);
  }

  readHandlings(): readonly Handling[] {
    return readHandlings(this.#notes);
  }

  get #listening(): readonly ReceiverProcess[] {
    return this.#members.filter(({ port }) => port !== undefined);
  }

  #startAgain(member: ReceiverProcess): void {
    this.#aimAtListening();
    const start = member.start().then(() => {
      this.#starts.delete(start);
      this.#aimAtListening();
    });
    this.#starts.add(start);
  }

  #aimAtListening(): void {
    this.#aim(...this.#listening.flatMap(({ port }) => port ?? []));
  }
}
