import type { IncomingMessage } from "node:http";

/** Maximum number of bytes to read of a body. */
const mostBytes = 64 * 1024;

/** Maximum time in ms to read a body. */
const mostMs = 5_000;

/** Maximum number of bodies that are read at the same time. */
const mostBodies = 16;

/**
 * Reads response bodies to their end, so that their connections can be reused. It ignores the content, and nothing
 * waits for it. It closes the connection if the body is too large or too slow, or if too many bodies are read already.
 */
export class ResponseBodies {
  #count = 0;

  discard(response: IncomingMessage): void {
    // A broken body has no effect, because the status has arrived.
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
