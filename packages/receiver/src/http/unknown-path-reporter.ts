import type { Log } from "../log/log.ts";
import { toPrintable } from "../log/printable.ts";
import { createLimiter, maxLogsPerMinute } from "../log/rate-limit.ts";
import { pathOf, type RequestHead } from "./request.ts";

/** The most paths that are remembered as logged: scanners try new ones without end. */
const maxRemembered = 100;

/** Logs requests for a path that is not the receiver's, each path once. */
export class UnknownPathReporter {
  readonly #paths: string;
  readonly #log: Log;
  readonly #logged = new Set<string>();
  readonly #mayLog = createLimiter(maxLogsPerMinute);

  constructor(paths: Iterable<string>, log: Log) {
    this.#paths = [...paths].join(", ");
    this.#log = log;
  }

  /** Logs a request that may be a webhook, so a POST. Most of what scanners send is not. */
  report(head: Pick<RequestHead, "method" | "path">): void {
    if (head.method !== "POST") return;
    const path = toPrintable(pathOf(head));
    if (this.#logged.has(path) || !this.#mayLog()) return;
    this.#remember(path);
    const message = `A request came for ${path}, but the receiver's paths are ${this.#paths}. Set \`path\`.`;
    this.#log({ level: "warn", code: "path_unknown", message });
  }

  #remember(path: string): void {
    const [oldest] = this.#logged;
    if (this.#logged.size >= maxRemembered && oldest !== undefined) this.#logged.delete(oldest);
    this.#logged.add(path);
  }
}
