import type { KeyObject } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { type Answer, answers } from "./answers.ts";
import type { Background } from "./background.ts";
import {
  createDiagnosis,
  type Diagnose,
  type Rejection,
  type Suspect,
  toRejection,
} from "./diagnosis.ts";
import { callHook } from "./hooks.ts";
import { createLimiter } from "./limiter.ts";
import type { Log } from "./log.ts";
import { type Secret, toSecretList } from "./signature.ts";

/** What telling of rejections takes. */
export interface RejectionsOptions {
  readonly secrets: Secret | readonly Secret[];
  readonly keys: readonly KeyObject[];
  readonly onRejected: ((rejection: Rejection) => void | Promise<void>) | undefined;
  readonly background: Background;
  readonly log: Log;
}

/** Anyone can make signatures fail, so anyone could fill a log or keep a processor busy. */
const maxToldPerMinute = 10;

/** Tells the owner why signatures fail; never the sender, and only after the answer. */
export class Rejections {
  readonly #options: RejectionsOptions;
  readonly #diagnose: Diagnose | undefined;
  readonly #mayTell = createLimiter(maxToldPerMinute);

  constructor(options: RejectionsOptions) {
    const { secrets, keys, onRejected } = options;
    this.#options = options;
    this.#diagnose = onRejected && createDiagnosis(toSecretList(secrets), keys);
  }

  /** A signature failed: finds out why if a hook asks. */
  tell(suspect: Suspect): void {
    if (!this.#mayTell()) return;
    this.#options.log({ level: "warn", code: "rejected", message: "A signature did not verify." });
    const diagnose = this.#diagnose;
    if (diagnose) this.#callHook(() => diagnose(suspect));
  }

  /**
   * Something read the body before the receiver could, so that nothing can verify. Not the sender's
   * fault: it is to try again, and the owner to act.
   */
  refuseConsumed(): Answer {
    if (this.#mayTell()) this.#tellConsumed();
    return answers.misconfigured;
  }

  #tellConsumed(): void {
    const rejection = toRejection("body_consumed");
    const message = `${rejection.message} ${rejection.fix}`;
    this.#options.log({ level: "error", code: "body_consumed", message });
    this.#callHook(() => rejection);
  }

  #callHook(find: () => Rejection): void {
    const { background, log, onRejected } = this.#options;
    background.start(async () => {
      await setImmediate();
      await callHook(log, "onRejected", () => onRejected?.(find()));
    });
  }
}
