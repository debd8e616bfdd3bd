import { setImmediate } from "node:timers/promises";
import type { CallHook } from "../background/hooks.ts";
import type { Background } from "../background/tasks.ts";
import { type Answer, answers } from "../http/responses.ts";
import type { Log } from "../log/log.ts";
import { createLimiter, maxToldPerMinute } from "../log/rate-limit.ts";
import type { Secret } from "../options/secrets.ts";
import type { Diagnose, Rejection, Suspect } from "./diagnose.ts";
import { decodeSignature, toSecretList } from "./verify.ts";

/** What telling of rejections takes. */
export interface RejectionsOptions {
  readonly secrets: Secret | readonly Secret[];
  readonly onRejected: ((rejection: Rejection) => void | Promise<void>) | undefined;
  readonly background: Background;
  readonly callHook: CallHook;
  readonly log: Log;
}

/** Tells the owner why signatures fail; never the sender, and only after the answer. */
export class Rejections {
  readonly #options: RejectionsOptions;
  /**
   * Anyone can cause these, and could fill a log or keep a processor busy that way. Each kind is
   * counted by itself, or scanners that sign nothing would hide what is the owner's to mend.
   */
  readonly #mayTell = createLimiter(maxToldPerMinute);
  readonly #mayTellCount = createLimiter(1);
  #untoldCount = 0;
  #diagnose: Diagnose | undefined;

  constructor(options: RejectionsOptions) {
    this.#options = options;
  }

  /** A signature failed: finds out why if a hook asks. */
  tell(suspect: Suspect): void {
    if (!this.#options.onRejected) this.#count();
    if (!this.#mayTell(decodeSignature(suspect.header) ? "wrong" : "unsigned")) return;
    this.#options.log({ level: "warn", code: "rejected", message: "A signature did not verify." });
    if (this.#options.onRejected) this.#afterAnswer(() => this.#tellCause(suspect));
  }

  /** Without the hook a wrong secret would show nowhere; a missing signature counts as a wrong one. */
  #count(): void {
    this.#untoldCount += 1;
    if (!this.#mayTellCount()) return;
    const message = `${describeCount(this.#untoldCount)} refused: see whether the secret is the project's, and set onRejected to learn why.`;
    this.#untoldCount = 0;
    this.#options.log({ level: "warn", code: "signatures_refused", message });
  }

  /**
   * Something read the body before the receiver could, so that nothing can verify. Not the sender's
   * fault: it is to try again, and the owner to act.
   */
  refuseConsumed(): Answer {
    if (this.#mayTell("consumed")) this.#afterAnswer(() => this.#tellConsumed());
    return answers.misconfigured;
  }

  #afterAnswer(tell: () => Promise<void>): void {
    this.#options.background.start(async () => {
      await setImmediate();
      await this.#options.callHook("onRejected", tell);
    });
  }

  async #tellCause(suspect: Suspect): Promise<void> {
    const { secrets, onRejected } = this.#options;
    const { createDiagnosis } = await loadDiagnosis();
    this.#diagnose ??= createDiagnosis(toSecretList(secrets));
    await onRejected?.(this.#diagnose(suspect));
  }

  async #tellConsumed(): Promise<void> {
    const { toRejection } = await loadDiagnosis();
    const rejection = toRejection("body_consumed");
    const message = `${rejection.message} ${rejection.fix}`;
    this.#options.log({ level: "error", code: "body_consumed", message });
    await this.#options.onRejected?.(rejection);
  }
}

function describeCount(count: number): string {
  return count === 1
    ? "1 request with a wrong signature was"
    : `${count} requests with a wrong signature were`;
}

/** Loaded when it is first needed: a receiver that works never needs it. */
function loadDiagnosis(): Promise<typeof import("./diagnose.ts")> {
  return import("./diagnose.ts");
}
