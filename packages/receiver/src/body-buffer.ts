import type { Limits } from "./limits.ts";

/** Why a body is not collected any further. */
export type BufferFault = "body_too_large" | "unavailable";

/** The memory that all bodies under way share, so that many large ones at once cannot exhaust it. */
export class BufferPool {
  readonly #limits: Limits;
  #bytes = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** A buffer for one body. */
  open(): BodyBuffer {
    return new BodyBuffer(this, this.#limits.maxBodyBytes);
  }

  /** Takes room for so many bytes; false if there is none. */
  take(bytes: number): boolean {
    const hasRoom = this.#bytes + bytes <= this.#limits.maxBufferedBytes;
    if (hasRoom) this.#bytes += bytes;
    return hasRoom;
  }

  /** Gives room back. */
  give(bytes: number): void {
    this.#bytes -= bytes;
  }
}

/** Collects one body, up to its limit. */
export class BodyBuffer {
  readonly #pool: BufferPool;
  readonly #maxBytes: number;
  readonly #chunks: Uint8Array[] = [];
  #bytes = 0;

  constructor(pool: BufferPool, maxBytes: number) {
    this.#pool = pool;
    this.#maxBytes = maxBytes;
  }

  /** Adds a piece, or says why not. */
  add(chunk: Uint8Array): BufferFault | undefined {
    if (this.#bytes + chunk.byteLength > this.#maxBytes) return "body_too_large";
    if (!this.#pool.take(chunk.byteLength)) return "unavailable";
    this.#bytes += chunk.byteLength;
    this.#chunks.push(chunk);
    return undefined;
  }

  /** The whole body. Most come in one piece, which needs no copy. */
  join(): Uint8Array {
    const [only] = this.#chunks;
    return only && this.#chunks.length === 1 ? only : Buffer.concat(this.#chunks, this.#bytes);
  }

  /** Has to be called once, whatever became of the body. */
  close(): void {
    this.#pool.give(this.#bytes);
    this.#bytes = 0;
    this.#chunks.length = 0;
  }
}
