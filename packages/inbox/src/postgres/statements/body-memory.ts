/** The bytes of a chunk, enough for the groups that are on their way. */
const chunkBytes = 256 * 1024;

/** The bytes of a body from which it gets memory of its own. */
const largeBytes = chunkBytes / 4;

/** The most chunks that wait to be used again. */
const mostSpare = 4;

/** A copy of a body, until it is released. */
export interface HeldBody {
  readonly bytes: Buffer;
  /** Gives the memory back, once. The bytes must not be read after that. */
  readonly release: () => void;
}

/**
 * Copies bodies into chunks that are used again. Memory of their own for each would have the garbage collector run so
 * often that it takes half of the client's time.
 */
export class BodyMemory {
  #current = new Chunk();
  readonly #spare: Chunk[] = [];

  /** Copies a body. Bodies that are copied one after the other lie so in memory. */
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

  /** Lets go of one body. Returns true if that was the last: then all of it is free. */
  release(): boolean {
    this.#held -= 1;
    if (this.#held === 0) this.#used = 0;
    return this.#held === 0;
  }
}

/** Bodies in one buffer, and the place where each starts, counted from 1. */
export interface JoinedBodies {
  readonly all: Buffer;
  readonly starts: readonly number[];
}

/** Joins bodies. Those that fill a stretch of memory together, in any order, are not copied. */
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
