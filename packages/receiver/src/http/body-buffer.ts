/** Reason why the collection of a body stops. */
export type BufferFailure = "body_too_large" | "unavailable";

/** Memory limits for bodies, in bytes. */
export interface BufferLimits {
  /** Maximum size of one body. */
  readonly maxBodyBytes: number;
  /** Maximum memory for all bodies that are being read at the same time. */
  readonly maxBufferedBytes: number;
}

/** Limits the memory for all bodies that are being read, so that many large bodies cannot exhaust it. */
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

  /** Reserves a number of bytes. Returns false if there are not enough. */
  take(bytes: number): boolean {
    const hasRoom = this.#bytes + bytes <= this.#limits.maxBufferedBytes;
    if (hasRoom) this.#bytes += bytes;
    return hasRoom;
  }

  /** Releases a number of bytes. */
  give(bytes: number): void {
    this.#bytes -= bytes;
  }
}

/** Initial capacity for a body that arrives in several pieces. It is enough for most bodies. */
const firstCapacity = 4 * 1024;

const nothing = new Uint8Array();

/**
 * Collects one body up to its limit. A body that arrives in one piece is not copied. Otherwise the pieces are copied
 * into one growing buffer and released. If they were kept, a body sent byte by byte would use five hundred times its
 * size.
 */
export class BodyBuffer {
  readonly #pool: BufferPool;
  readonly #maxBytes: number;
  #buffer: Uint8Array = nothing;
  #bytes = 0;
  /** Number of bytes reserved in the pool. */
  #charged = 0;

  constructor(pool: BufferPool, maxBytes: number) {
    this.#pool = pool;
    this.#maxBytes = maxBytes;
  }

  /** Adds a piece, which nothing may change afterwards. Returns the reason if it exceeds a limit. */
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

  /** Releases the memory. Call it once for every buffer. */
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

  /** Reserves the capacity of the buffer in the pool, even if it is only partly filled. */
  #charge(bytes: number): boolean {
    const hasRoom = this.#pool.take(bytes - this.#charged);
    if (hasRoom) this.#charged = bytes;
    return hasRoom;
  }
}

/** Recognizes a small view of large memory. Keeping the view would keep all of that memory. */
function isPartOfMore({ byteLength, buffer }: Uint8Array): boolean {
  return buffer.byteLength > 2 * byteLength + firstCapacity;
}
