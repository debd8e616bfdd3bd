/** Size of a chunk in bytes. It is enough for the groups in progress. */
const chunkBytes = 256 * 1024;

/** Minimum size in bytes of a body with separate memory. */
const largeBytes = chunkBytes / 4;

/** Maximum number of free chunks that are kept for reuse. */
const mostSpare = 4;

/** Copy of a body. It is valid until `release` is called. */
export interface HeldBody {
  readonly bytes: Buffer;
  /** Returns the memory. Call it once, and do not read the bytes after that. */
  readonly release: () => void;
}

/**
 * Copies bodies into reused chunks. With separate memory for each body, the garbage collector would take half of the
 * client's time.
 */
export class BodyMemory {
  #current = new Chunk();
  readonly #spare: Chunk[] = [];

  /** Copies a body. Consecutive copies are adjacent in memory. */
  copy(body: Uint8Array): HeldBody {
    if (body.byteLength >= largeBytes) return { bytes: Buffer.from(body), release: () => {} };
    if (!this.#current.hasRoomFor(body)) this.#current = this.#spare.pop() ?? new Chunk();
    const chunk = this.#current;
    const bytes = chunk.add(body);
    return { bytes, release: () => this.#release(chunk) };
  }

  #release(chunk: Chunk): void {
    const isFree = chunk.release();
    if (!isFree || chunk === this.#current) return;
    if (this.#spare.length < mostSpare) this.#spare.push(chunk);
  }
}

/** Memory for several bodies. */
class Chunk {
  readonly #memory = Buffer.allocUnsafeSlow(chunkBytes);
  #used = 0;
  #held = 0;

  hasRoomFor({ byteLength }: Uint8Array): boolean {
    return this.#used + byteLength <= chunkBytes;
  }

  add(body: Uint8Array): Buffer {
    const bytes = this.#memory.subarray(this.#used, this.#used + body.byteLength);
    bytes.set(body);
    this.#used += body.byteLength;
    this.#held += 1;
    return bytes;
  }

  /** Releases one body. Returns true if it was the last one, so that the chunk is free. */
  release(): boolean {
    this.#held -= 1;
    if (this.#held === 0) this.#used = 0;
    return this.#held === 0;
  }
}

/** Bodies in one buffer, and the position of each, counted from 1. */
export interface JoinedBodies {
  readonly all: Buffer;
  readonly starts: readonly number[];
}

/** Joins bodies. Does not copy them if they are adjacent in memory, in any order. */
export function joinBodies(bodies: readonly Uint8Array[]): JoinedBodies {
  const total = bodies.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const [first] = bodies;
  const begin = Math.min(...bodies.map(({ byteOffset }) => byteOffset));
  const end = Math.max(...bodies.map(({ byteOffset, byteLength }) => byteOffset + byteLength));
  const isStretch = end - begin === total && bodies.every(({ buffer }) => buffer === first?.buffer);
  if (!first || !isStretch) return { all: Buffer.concat(bodies), starts: toStarts(bodies) };
  return {
    all: Buffer.from(first.buffer, begin, total),
    starts: bodies.map(({ byteOffset }) => byteOffset - begin + 1),
  };
}

function toStarts(bodies: readonly Uint8Array[]): readonly number[] {
  let next = 1;
  return bodies.map(({ byteLength }) => {
    const start = next;
    next += byteLength;
    return start;
  });
}
