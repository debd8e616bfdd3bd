import { pathOf } from "../http/request.ts";
import type { Log } from "../log/log.ts";
import { createLimiter, maxLogsPerMinute } from "../log/rate-limit.ts";
import { toPrintable } from "../printable.ts";

/** Maximum number of logged paths that are remembered. Scanners try new paths without end. */
const maxRemembered = 100;

/** Method and path of a request. */
export interface RequestTarget {
  readonly method: string;
  readonly path?: string | undefined;
}

/** Logs requests for paths that the receiver does not accept, each path once. */
export class UnknownPaths {
  readonly #paths: string;
  readonly #log: Log;
  readonly #logged = new Set<string>();
  readonly #mayLog = createLimiter(maxLogsPerMinute);

  constructor(paths: readonly string[], log: Log) {
    this.#paths = paths.join(", ");
    this.#log = log;
  }

  /** Logs a POST request, which may be a webhook. Most requests of scanners are not POST. */
  report(target: RequestTarget): void {
    if (target.method !== "POST") return;
    const path = toPrintable(pathOf(target.path ?? ""));
    if (this.#logged.has(path) || !this.#mayLog()) return;
    this.#remember(path);
    const message = `A request arrived for ${path}, but the receiver's paths are ${this.#paths}. Set \`path\`, or \`anyPath\` if only webhooks reach the receiver.`;
    this.#log({ level: "warn", code: "path_unknown", message });
  }

  #remember(path: string): void {
    const [oldest] = this.#logged;
    if (this.#logged.size >= maxRemembered && oldest !== undefined) this.#logged.delete(oldest);
    this.#logged.add(path);
  }
}
