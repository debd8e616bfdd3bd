import { setImmediate } from "node:timers/promises";
import type { RunCallback } from "../background/callbacks.ts";
import type { Background } from "../background/tasks.ts";
import type { Log } from "../log/log.ts";
import { createLimiter, maxLogsPerMinute } from "../log/rate-limit.ts";
import { decodeSignature } from "./decode.ts";
import type { Diagnose, SignatureFailure, UnverifiedRequest } from "./diagnose.ts";
import { type Secret, toSecretList } from "./secrets.ts";

/** The collaborators of a signature failure reporter. */
export interface SignatureFailureReporterOptions {
  readonly secrets: Secret | readonly Secret[];
  readonly onRejected: ((failure: SignatureFailure) => void | Promise<void>) | undefined;
  readonly background: Background;
  readonly runCallback: RunCallback;
  readonly log: Log;
}

/** Reports to the owner why signatures fail: never to the sender, and only after the response. */
export class SignatureFailureReporter {
  readonly #options: SignatureFailureReporterOptions;
  /**
   * Anyone can cause these, and could fill a log or keep a processor busy that way. Each kind has a
   * limit of its own, so that scanners that sign nothing do not hide the owner's own mistakes.
   */
  readonly #mayReport = createLimiter(maxLogsPerMinute);
  readonly #mayLogCount = createLimiter(1);
  #unloggedCount = 0;
  #diagnose: Diagnose | undefined;

  constructor(options: SignatureFailureReporterOptions) {
    this.#options = options;
  }

  /** Reports a request whose signature did not verify, with the cause if `onRejected` is set. */
  report(request: UnverifiedRequest): void {
    const { onRejected, log } = this.#options;
    if (!onRejected) this.#count();
    if (!this.#mayReport(decodeSignature(request.header) ? "wrong" : "unsigned")) return;
    log({ level: "warn", code: "signature_rejected", message: "A signature did not verify." });
    if (onRejected) this.#afterResponse(() => this.#reportCause(request));
  }

  /** Reports a request whose body something else has read, so that nothing can verify. */
  reportConsumedBody(): void {
    if (this.#mayReport("consumed")) this.#afterResponse(() => this.#reportConsumed());
  }

  /** Logs how many failed. Without `onRejected` a wrong secret would show nowhere else. */
  #count(): void {
    this.#unloggedCount += 1;
    if (!this.#mayLogCount()) return;
    const message = `${describeCount(this.#unloggedCount)} refused. Check that the secret is the project's, and set onRejected to learn the cause.`;
    this.#unloggedCount = 0;
    this.#options.log({ level: "warn", code: "signatures_rejected", message });
  }

  #afterResponse(report: () => Promise<void>): void {
    this.#options.background.start(async () => {
      await setImmediate();
      await this.#options.runCallback("onRejected", report);
    });
  }

  async #reportCause(request: UnverifiedRequest): Promise<void> {
    const { secrets, onRejected } = this.#options;
    const { createDiagnosis } = await loadDiagnosis();
    this.#diagnose ??= createDiagnosis(toSecretList(secrets));
    await onRejected?.(this.#diagnose(request));
  }

  async #reportConsumed(): Promise<void> {
    const { toSignatureFailure } = await loadDiagnosis();
    const failure = toSignatureFailure("body_consumed");
    const message = `${failure.message} ${failure.fix}`;
    this.#options.log({ level: "error", code: "body_consumed", message });
    await this.#options.onRejected?.(failure);
  }
}

function describeCount(count: number): string {
  return count === 1
    ? "1 request with a wrong signature was"
    : `${count} requests with a wrong signature were`;
}

/** Loads the diagnosis when it is first needed: a receiver that works never needs it. */
function loadDiagnosis(): Promise<typeof import("./diagnose.ts")> {
  return import("./diagnose.ts");
}
