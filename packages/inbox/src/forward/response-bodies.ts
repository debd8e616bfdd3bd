import type { IncomingMessage } from "node:http";

/** The most bytes of a body that are read. */
const mostBytes = 64 * 1024;

/** The time in ms for a body to end. */
const mostMs = 5_000;

/** The most bodies that are read at the same time. */
const mostBodies = 16;

/**
 * Reads bodies of responses to their end, so that their connections serve again. A body says nothing that counts, and
 * so nothing waits for one. A connection is cut whose body is too large, too slow, or one too many.
 */
export class ResponseBodies {
  #count = 0;

  discard(response: IncomingMessage): void {
    // A body that breaks changes nothing: the status has come.
    response.on("error", () => {});
    if (this.#count === mostBodies) return void response.destroy();
    this.#count += 1;
    let bytes = 0;
    const timer = setTimeout(() => response.destroy(), mostMs);
    response.on("data", (chunk: Uint8Array) => {
      bytes += chunk.byteLength;
      if (bytes > mostBytes) response.destroy();
    });
    response.once("close", () => {
      clearTimeout(timer);
      this.#count -= 1;
    });
  }
}
