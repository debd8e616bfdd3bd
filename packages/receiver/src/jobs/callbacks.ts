import { setImmediate } from "node:timers/promises";
import type { OwnerCode } from "../background/owner-code.ts";
import type { Background } from "../background/tasks.ts";
import type { CallbackName, Log } from "../log/log.ts";

/** One call of a callback of the owner. */
export interface CallbackCall {
  readonly name: CallbackName;
  readonly call: () => unknown;
  /** Replaces `call` if the call has to wait. It keeps no body in memory, and may read one from the inbox later. */
  readonly callLater?: () => unknown;
}

/** Maximum number of waiting calls. */
const maxWaiting = 1_000;

/** Causes of a skipped callback, for messages. */
const skipCauses = {
  too_many: "too many earlier calls are waiting",
  delivery_gone: "its delivery was replayed or dropped before its turn",
} as const;

/** Services of {@link Callbacks}. */
export interface CallbackServices {
  readonly background: Background;
  readonly ownerCode: OwnerCode;
  readonly log: Log;
}

/**
 * Runs the owner's callbacks in separate concurrency slots, so that slow or many callbacks do not delay handlers. A
 * failure is logged and has no other effect.
 */
export class Callbacks {
  readonly #services: CallbackServices;
  readonly #slots: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  /** @param slots the maximum number of callbacks at the same time */
  constructor(services: CallbackServices, slots: number) {
    this.#services = services;
    this.#slots = slots;
  }

  /** Runs a callback once a slot is free. Resolves when it has ended or was skipped. Never rejects. */
  async start(call: CallbackCall): Promise<void> {
    if (this.#running < this.#slots) return this.#occupySlot(call);
    if (this.#waiting.length < maxWaiting) return this.#wait(call);
    this.skip(call.name, "too_many");
  }

  /** Logs that a callback did not run. */
  skip(name: CallbackName, cause: keyof typeof skipCauses): void {
    const message = `${name} was not called: ${skipCauses[cause]}. Make it faster, or raise \`concurrency\`.`;
    this.#services.log({ level: "error", code: "callback_skipped", reason: name, message });
  }

  /** Runs a callback at once, in the caller's slot. Never rejects. */
  async run({ name, call }: CallbackCall): Promise<void> {
    const outcome = await this.#services.ownerCode.run(call);
    if (outcome.ok) return;
    const { error } = outcome;
    const message = `${name} failed.`;
    const event = {
      level: "error",
      code: "callback_failed",
      reason: name,
      message,
      error,
    } as const;
    this.#services.log(event);
  }

  #occupySlot(call: CallbackCall): Promise<void> {
    this.#running += 1;
    return this.#services.background.start(() => this.#runInSlot(call));
  }

  /** Keeps only the replacement of the call, so that neither the queue nor the promise keeps a body in memory. */
  #wait({ name, call, callLater = call }: CallbackCall): Promise<void> {
    return new Promise((resolve) => {
      const run = () => this.#occupySlot({ name, call: callLater }).then(resolve);
      this.#waiting.push(run);
    });
  }

  async #runInSlot(call: CallbackCall): Promise<void> {
    // The response is sent first, so that a callback that blocks the processor does not delay it.
    await setImmediate();
    await this.run(call);
    this.#running -= 1;
    this.#waiting.shift()?.();
  }
}
