import type { LogCode, LogEvent } from "../log/log.ts";
import { maxLogsPerMinute } from "../log/rate-limit.ts";

const windowMs = 60_000;

/** Codes that may occur for every attempt or delivery, and that are not final for a delivery. */
const limited: ReadonlySet<LogCode> = new Set<LogCode>(["handler_failed", "inexact_json"]);

/** Maximum number of causes of a code that are counted separately within a minute. */
const mostCauses = 16;

/** Number of lines that were left out within a minute. */
export interface LeftOut {
  readonly code: LogCode;
  /** The common cause of these lines, or an empty string. */
  readonly cause: string;
  readonly count: number;
}

interface Window {
  readonly code: LogCode;
  readonly cause: string;
  readonly timer: NodeJS.Timeout;
  printed: number;
  left: number;
}

/**
 * Limits the lines about attempts. After ten lines of a code and a cause within a minute, the others are only
 * counted. If there are many causes, the later ones count as one cause.
 */
export class LineLimit {
  readonly #printCount: (leftOut: LeftOut) => void;
  readonly #windows = new Map<string, Window>();

  /** @param printCount prints the number of lines that were left out */
  constructor(printCount: (leftOut: LeftOut) => void) {
    this.#printCount = printCount;
  }

  /** Counts a line. Returns true if it may be printed. */
  allows({ code }: LogEvent, cause = ""): boolean {
    if (!limited.has(code)) return true;
    const window = this.#find(code, cause);
    if (window.printed === maxLogsPerMinute) {
      window.left += 1;
      return false;
    }
    window.printed += 1;
    return true;
  }

  /** Prints the remaining counts. */
  end(): void {
    for (const topic of [...this.#windows.keys()]) this.#close(topic);
  }

  #find(code: LogCode, cause: string): Window {
    const known = this.#windows.get(`${code} ${cause}`);
    if (known) return known;
    const causes = [...this.#windows.values()].filter((window) => window.code === code);
    if (causes.length < mostCauses) return this.#open(code, cause);
    return this.#windows.get(`${code} `) ?? this.#open(code, "");
  }

  #open(code: LogCode, cause: string): Window {
    const topic = `${code} ${cause}`;
    const timer = setTimeout(() => this.#close(topic), windowMs).unref();
    const window = { code, cause, timer, printed: 0, left: 0 };
    this.#windows.set(topic, window);
    return window;
  }

  #close(topic: string): void {
    const window = this.#windows.get(topic);
    this.#windows.delete(topic);
    clearTimeout(window?.timer);
    if (!window || window.left === 0) return;
    const { code, cause, left } = window;
    this.#printCount({ code, cause, count: left });
  }
}
