import { type RefusalCode, responses } from "../http/responses.ts";
import type { Log } from "../log/log.ts";
import type { Limits } from "../options/limits.ts";

/** Number of refused requests by response code, since the receiver was created. */
export type RefusalCounts = { readonly [C in RefusalCode]?: number };

/** Counts refused requests, and logs those that may have been authentic. */
export class Refusals {
  readonly #limits: Limits;
  readonly #log: Log;
  readonly #counts: { [C in RefusalCode]?: number } = {};

  constructor(limits: Limits, log: Log) {
    this.#limits = limits;
    this.#log = log;
  }

  /** The refusals so far. */
  get counts(): RefusalCounts {
    return { ...this.#counts };
  }

  /** Counts a refusal, and logs it. */
  report(code: RefusalCode): void {
    this.count(code);
    // Scanners cause this code. A webhook is always a POST.
    if (code === "method_not_allowed") return;
    const { status } = responses[code];
    const message = `A request was refused with ${status} ${code}.${this.#advise(code)}`;
    this.#log({ level: "warn", code: "request_refused", reason: code, message });
  }

  /** Counts a refusal that needs no log, or is logged elsewhere. */
  count(code: RefusalCode): void {
    this.#counts[code] = (this.#counts[code] ?? 0) + 1;
  }

  #advise(code: RefusalCode): string {
    const { maxBodyBytes, maxBufferedBytes } = this.#limits;
    switch (code) {
      case "body_too_large":
        return ` limits.maxBodyBytes is ${maxBodyBytes}. Raise it if your orders are larger.`;
      case "unsupported_encoding":
        return " The receiver accepts no compressed bodies. Find the proxy that compresses them.";
      case "unavailable":
        return ` The receiver is closing, or all bodies together exceed limits.maxBufferedBytes (${maxBufferedBytes}). Raise it if you have enough memory.`;
      default:
        return "";
    }
  }
}
