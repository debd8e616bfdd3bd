import { setImmediate } from "node:timers/promises";
import { createLimiter, maxLogsPerMinute } from "../log/rate-limit.ts";
import type { Settings } from "../options/settings.ts";
import type { Services } from "../services.ts";
import type { SignatureFailure } from "../signature/causes.ts";
import { decodeSignature } from "../signature/decode.ts";
import type { Diagnose, UnverifiedRequest } from "../signature/diagnose.ts";

/** Maximum number of failures that are examined in a second. Anyone can cause that work. */
const maxExaminedPerSecond = 10;

/** Reports the causes of wrong signatures to the owner, and never to the sender. */
export class SignatureFailures {
  readonly #settings: Settings;
  readonly #services: Services;
  readonly #mayExamine = createLimiter(maxExaminedPerSecond, { windowMs: 1_000 });
  /** Each cause has a separate limit, so that scanners do not hide the owner's own mistakes. */
  readonly #mayReport = createLimiter(maxLogsPerMinute);
  readonly #unexamined = { wrong: 0, unsigned: 0 };
  #unreported = 0;
  #diagnose: Diagnose | undefined;

  constructor(settings: Settings, services: Services) {
    this.#settings = settings;
    this.#services = services;
  }

  /** Reports a request whose signature did not verify, with the cause. Resolves when `onRejected` has ended. */
  async report(request: UnverifiedRequest): Promise<void> {
    // Unsigned requests of scanners must not use up the limit of wrong signatures.
    const topic = decodeSignature(request.header) ? "wrong" : "unsigned";
    if (this.#mayExamine(topic)) return this.#afterResponse(() => this.#examine(request, topic));
    this.#unexamined[topic] += 1;
  }

  /**
   * Reports a request whose body was read by other code, so that it cannot be verified. Resolves when `onRejected` has
   * ended.
   */
  async reportConsumedBody(): Promise<void> {
    if (this.#mayReport("body_consumed")) return this.#afterResponse(() => this.#reportConsumed());
    this.#unreported += 1;
  }

  #afterResponse(report: () => Promise<void>): Promise<void> {
    return this.#services.background.start(async () => {
      await setImmediate();
      await report();
    });
  }

  async #examine(request: UnverifiedRequest, topic: "wrong" | "unsigned"): Promise<void> {
    const { createDiagnosis } = await loadDiagnosis();
    this.#diagnose ??= createDiagnosis(this.#settings.secrets);
    const failure = this.#diagnose(request);
    const { cause, message, fix } = failure;
    const suppressed = this.#unexamined[topic];
    this.#unexamined[topic] = 0;
    const event = { level: "warn", code: "signature_rejected", reason: cause } as const;
    const counted = suppressed > 0 ? { suppressed } : {};
    this.#services.log({ ...event, message: `${message} ${fix}`, ...counted });
    if (this.#mayReport(cause)) return this.#callOwner(failure);
  }

  async #reportConsumed(): Promise<void> {
    const { toSignatureFailure } = await loadDiagnosis();
    const failure = toSignatureFailure("body_consumed");
    const message = `${failure.message} ${failure.fix}`;
    const suppressed = this.#unreported;
    this.#unreported = 0;
    const counted = suppressed > 0 ? { suppressed } : {};
    this.#services.log({ level: "error", code: "body_consumed", message, ...counted });
    return this.#callOwner(failure);
  }

  async #callOwner(failure: SignatureFailure): Promise<void> {
    const { onRejected } = this.#settings.callbacks;
    if (!onRejected) return;
    return this.#services.callbacks.start({ name: "onRejected", call: () => onRejected(failure) });
  }
}

/** Loads the diagnosis when it is first needed. A correctly configured receiver rarely needs it. */
function loadDiagnosis(): Promise<typeof import("../signature/diagnose.ts")> {
  return import("../signature/diagnose.ts");
}
