import type { Inbox, Receiver } from "@order-webhooks/receiver";
import {
  type CountingReceiver,
  createCountingReceiver,
  createFilledInbox,
  importReceiver,
} from "../candidates/receivers.ts";
import type { ReadRequest } from "../deliveries/signed.ts";
import type { Counts } from "./measured.ts";
import type { HandlePlan } from "./row-plans.ts";

/**
 * A limit that one process never reaches. Only the row about a full memory has a full inbox, independent of the speed.
 */
const neverFull = 1_000_000;

/** A receiver of one build, whose inbox can hold back deliveries. */
export class Subject {
  readonly #receiver: Receiver;
  readonly #countHandled: CountingReceiver["countHandled"];
  #isHeld = false;
  #sent = 0;
  #accepted = 0;

  /** Imports a build, and fills the memory of its receiver. */
  static async create(
    folder: string,
    { handledBefore }: Pick<HandlePlan, "handledBefore">,
  ): Promise<Subject> {
    const api = await importReceiver(folder);
    const isFull = handledBefore > 0;
    const limits = { maxOpen: neverFull, ...(!isFull && { maxRemembered: neverFull }) };
    const inbox = await createFilledInbox(api, handledBefore, limits);
    return new Subject(inbox, (held) => createCountingReceiver(api, held));
  }

  private constructor(inbox: Inbox, create: (inbox: Inbox) => CountingReceiver) {
    const claim = inbox.claim.bind(inbox);
    // The inbox is changed, not wrapped, so that the receiver still gets an inbox of its own build.
    const held: Inbox = Object.assign(inbox, {
      claim: (options: Parameters<Inbox["claim"]>[0]) =>
        this.#isHeld ? Promise.resolve([]) : claim(options),
    });
    const { receiver, countHandled } = create(held);
    this.#receiver = receiver;
    this.#countHandled = countHandled;
  }

  /** Handles one request after the other. */
  async handle(requests: readonly ReadRequest[]): Promise<void> {
    for (const request of requests) {
      const { status } = await this.#receiver.handle(request);
      if (status === 202) this.#accepted += 1;
    }
    this.#sent += requests.length;
  }

  /** Resolves once all handlers have run. */
  idle(): Promise<void> {
    return this.#receiver.idle();
  }

  /** Holds back every delivery in the inbox until `release`, so that no handler runs. */
  hold(): void {
    this.#isHeld = true;
  }

  /** Runs the handlers for the held deliveries, and waits for them. */
  async release(): Promise<void> {
    this.#isHeld = false;
    // No delivery has this key, so nothing is replayed, but the call wakes the worker.
    await this.#receiver.replay({ key: "" });
    await this.#receiver.idle();
  }

  get counts(): Counts {
    return { sent: this.#sent, accepted: this.#accepted, handled: this.#countHandled() };
  }
}
