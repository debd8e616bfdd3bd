import { pathOf } from "../http/request.ts";
import type { Log } from "../log/log.ts";
import { createLimiter, maxLogsPerMinute } from "../log/rate-limit.ts";
import { toPrintable } from "../printable.ts";

/** The most paths that are remembered as logged: scanners try new ones without end. */
const maxRemembered = 100;

/** The method and path of a request. */
export interface RequestTarget {
  readonly method: string;
  readonly path?: string | undefined;
}

/** Logs requests for a path that is not the receiver's, each path once. */
export class UnknownPaths {
  readonly #paths: string;
  readonly #log: Log;
  readonly #logged = new Set<string>();
  readonly #mayLog = createLimiter(maxLogsPerMinute);

  constructor(paths: readonly string[], log: Log) {
    this.#paths = paths.join(", ");
    this.#log = log;
  }

  /** Logs a request that may be a webhook, so a POST. Most of what scanners send is not. */
  report(target: RequestTarget): void {
    if (target.method !== "POST") return;
    const path = toPrintable(pathOf(target.path ?? ""));
    if (this.#logged.has(path) || !this.#mayLog()) return;
    this.#remember(path);
    const message = `A request came for ${path}, but the receiver's paths are ${this.#paths}. Set \`path\`, or \`anyPath\` if only webhooks get here.`;
    this.#log({ level: "warn", code: "path_unknown", message });
  }

  #remember(path: string): void {
    const [oldest] = this.#logged;
    if (this.#logged.size >= maxRemembered && oldest !== undefined) this.#logged.delete(oldest);
    this.#logged.add(path);
  }
}
