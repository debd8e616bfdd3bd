import { setImmediate } from "node:timers/promises";
import type { OwnerCode } from "../background/owner-code.ts";
import type { Background } from "../background/tasks.ts";
import type { CallbackName, Log } from "../log/log.ts";

/** One call of a callback of the owner. */
export interface CallbackCall {
  readonly name: CallbackName;
  readonly call: () => unknown;
  /** Replaces `call` if it has to wait. It holds no body, and may read one when its turn comes. */
  readonly callLater?: () => unknown;
}

/** The most calls that wait. Each holds little, but a flood has no end. */
const maxWaiting = 1_000;

/** The reasons why a callback does not run. */
const skipCauses = {
  too_many: "too many calls waited for earlier ones",
  delivery_gone: "until its turn came, its delivery had been replayed, or dropped to make room",
} as const;

/** The collaborators of {@link Callbacks}. */
export interface CallbackServices {
  readonly background: Background;
  readonly ownerCode: OwnerCode;
  readonly log: Log;
}

/**
 * Runs the owner's callbacks after the response, some at a time, in slots of their own. So neither a slow callback
 * nor a flood of them holds up handlers. A failure is logged and stops nothing.
 */
export class Callbacks {
  readonly #services: CallbackServices;
  readonly #slots: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  /** @param slots the most callbacks at the same time */
  constructor(services: CallbackServices, slots: number) {
    this.#services = services;
    this.#slots = slots;
  }

  /** Runs a callback once there is a slot. Resolves when it has ended, or is skipped. Never rejects. */
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

  /** Runs a callback at once, in a place that the caller has. Never rejects. */
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

  /** Holds what replaces the call alone: the promise of its end must hold no body, either. */
  #wait({ name, call, callLater = call }: CallbackCall): Promise<void> {
    return new Promise((resolve) => {
      const run = () => this.#occupySlot({ name, call: callLater }).then(resolve);
      this.#waiting.push(run);
    });
  }

  async #runInSlot(call: CallbackCall): Promise<void> {
    // The answer goes out first: a callback that keeps the processor busy must not delay it.
    await setImmediate();
    await this.run(call);
    this.#running -= 1;
    this.#waiting.shift()?.();
  }
}
