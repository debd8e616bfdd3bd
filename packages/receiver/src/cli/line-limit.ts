import type { LogCode, LogEvent } from "../log/log.ts";
import { maxLogsPerMinute } from "../log/rate-limit.ts";

const windowMs = 60_000;

/** Codes of which every attempt or delivery may have one, and of which none is the last word on a delivery. */
const limited: ReadonlySet<LogCode> = new Set<LogCode>(["handler_failed", "inexact_json"]);

/** Limits the lines on what comes once an attempt. After ten of a code within a minute there is a count of the others. */
export class LineLimit {
  readonly #printCount: (code: LogCode, count: number) => void;
  readonly #windows = new Map<LogCode, { printed: number; left: number; timer: NodeJS.Timeout }>();

  /** @param printCount prints the number of lines that were left out within a minute */
  constructor(printCount: (code: LogCode, count: number) => void) {
    this.#printCount = printCount;
  }

  /** Counts a line, and returns true if it may be printed. */
  allows({ code }: LogEvent): boolean {
    if (!limited.has(code)) return true;
    const window = this.#windows.get(code) ?? this.#open(code);
    if (window.printed === maxLogsPerMinute) {
      window.left += 1;
      return false;
    }
    window.printed += 1;
    return true;
  }

  /** Prints what is left to count. */
  end(): void {
    for (const code of [...this.#windows.keys()]) this.#close(code);
  }

  #open(code: LogCode) {
    const timer = setTimeout(() => this.#close(code), windowMs).unref();
    const window = { printed: 0, left: 0, timer };
    this.#windows.set(code, window);
    return window;
  }

  #close(code: LogCode): void {
    const window = this.#windows.get(code);
    this.#windows.delete(code);
    clearTimeout(window?.timer);
    if (window && window.left > 0) this.#printCount(code, window.left);
  }
}
