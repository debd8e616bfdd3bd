import type { Log } from "../log/log.ts";
import { toPrintable } from "../log/printable.ts";
import { createLimiter, maxToldPerMinute } from "../log/rate-limit.ts";
import { pathOf, type RequestHead } from "./request.ts";

/** How many paths are remembered as told: scanners think of new ones without end. */
const maxRemembered = 100;

/** Tells the owner of deliveries that come for a path which is not the receiver's, each path once. */
export class StrayPaths {
  readonly #paths: string;
  readonly #log: Log;
  readonly #told = new Set<string>();
  readonly #mayTell = createLimiter(maxToldPerMinute);

  constructor(paths: Iterable<string>, log: Log) {
    this.#paths = [...paths].join(", ");
    this.#log = log;
  }

  /** Only of what a webhook could be, which is always a POST; most that scanners send is none. */
  tell(head: Pick<RequestHead, "method" | "path">): void {
    if (head.method !== "POST") return;
    const path = toPrintable(pathOf(head));
    if (this.#told.has(path) || !this.#mayTell()) return;
    this.#remember(path);
    const message = `A request came for ${path}, but the receiver's paths are ${this.#paths}: set \`path\`.`;
    this.#log({ level: "warn", code: "path_unknown", message });
  }

  #remember(path: string): void {
    const [oldest] = this.#told;
    if (this.#told.size >= maxRemembered && oldest !== undefined) this.#told.delete(oldest);
    this.#told.add(path);
  }
}
