/** The reason why a body is not collected any further. */
export type BufferFailure = "body_too_large" | "unavailable";

/** The bytes that bodies may take. */
export interface BufferLimits {
  /** The largest body. */
  readonly maxBodyBytes: number;
  /** All bodies that are being read at the same time. */
  readonly maxBufferedBytes: number;
}

/** Limits the memory of all bodies that are being read, so that many large ones at once cannot exhaust it. */
export class BufferPool {
  readonly #limits: BufferLimits;
  #bytes = 0;

  constructor(limits: BufferLimits) {
    this.#limits = limits;
  }

  /** Opens a buffer for one body. */
  open(): BodyBuffer {
    return new BodyBuffer(this, this.#limits.maxBodyBytes);
  }

  /** Takes room for so many bytes. Returns false if there is none. */
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

/** Room for most bodies that come in pieces, so that they need no larger buffer. */
const firstCapacity = 4 * 1024;

const nothing = new Uint8Array();

/**
 * Collects one body, up to its limit. One that comes in one piece is that piece. The pieces of another one
 * are copied into one buffer that doubles, and let go. Kept, a body sent byte by byte would hold five hundred times
 * its size.
 */
export class BodyBuffer {
  readonly #pool: BufferPool;
  readonly #maxBytes: number;
  #buffer: Uint8Array = nothing;
  #bytes = 0;
  /** The bytes that the pool is charged for. */
  #charged = 0;

  constructor(pool: BufferPool, maxBytes: number) {
    this.#pool = pool;
    this.#maxBytes = maxBytes;
  }

  /** Adds a piece, which nothing may write to any more. Returns the reason if it does not fit. */
  add(chunk: Uint8Array): BufferFailure | undefined {
    const bytes = this.#bytes + chunk.byteLength;
    if (bytes > this.#maxBytes) return "body_too_large";
    if (this.#bytes === 0 && !isPartOfMore(chunk)) return this.#keep(chunk);
    if (bytes > this.#buffer.byteLength && !this.#grow(bytes)) return "unavailable";
    this.#buffer.set(chunk, this.#bytes);
    this.#bytes = bytes;
    return undefined;
  }

  /** Returns the whole body. */
  join(): Uint8Array {
    return this.#buffer.subarray(0, this.#bytes);
  }

  /** Gives the memory back. Call it once, in any case. */
  close(): void {
    this.#pool.give(this.#charged);
    this.#charged = 0;
    this.#buffer = nothing;
    this.#bytes = 0;
  }

  #keep(chunk: Uint8Array): BufferFailure | undefined {
    if (!this.#charge(chunk.byteLength)) return "unavailable";
    this.#buffer = chunk;
    this.#bytes = chunk.byteLength;
    return undefined;
  }

  #grow(least: number): boolean {
    const wanted = Math.max(least, 2 * this.#buffer.byteLength, firstCapacity);
    const capacity = Math.min(wanted, this.#maxBytes);
    if (!this.#charge(capacity)) return false;
    const larger = new Uint8Array(capacity);
    larger.set(this.join());
    this.#buffer = larger;
    return true;
  }

  /** Has the pool charged for what is to be held, however little of it is filled. */
  #charge(bytes: number): boolean {
    const hasRoom = this.#pool.take(bytes - this.#charged);
    if (hasRoom) this.#charged = bytes;
    return hasRoom;
  }
}

/** Recognizes a small view of large memory, all of which it would hold. */
function isPartOfMore({ byteLength, buffer }: Uint8Array): boolean {
  return buffer.byteLength > 2 * byteLength + firstCapacity;
}
