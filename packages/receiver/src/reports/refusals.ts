import { type RefusalCode, responses } from "../http/responses.ts";
import type { Log } from "../log/log.ts";
import type { Limits } from "../options/limits.ts";

/** The number of refused requests by their response, since the receiver was made. */
export type RefusalCounts = { readonly [C in RefusalCode]?: number };

/** Counts refused requests, and logs those that may have hit something authentic. */
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
    // Scanners cause it. A webhook is a POST.
    if (code === "method_not_allowed") return;
    const { status } = responses[code];
    const message = `A request was refused with ${status} ${code}.${this.#advise(code)}`;
    this.#log({ level: "warn", code: "request_refused", reason: code, message });
  }

  /** Counts a refusal that needs no log, or has one of its own. */
  count(code: RefusalCode): void {
    this.#counts[code] = (this.#counts[code] ?? 0) + 1;
  }

  #advise(code: RefusalCode): string {
    const { maxBodyBytes, maxBufferedBytes } = this.#limits;
    switch (code) {
      case "body_too_large":
        return ` The largest body is limits.maxBodyBytes, ${maxBodyBytes}. Raise it if your orders are larger.`;
      case "unsupported_encoding":
        return " The signature covers the bytes that travel: find the proxy that compresses them.";
      case "unavailable":
        return ` The receiver is closing, or all bodies together need more than limits.maxBufferedBytes, ${maxBufferedBytes}. Raise it if that much memory is there.`;
      default:
        return "";
    }
  }
}
