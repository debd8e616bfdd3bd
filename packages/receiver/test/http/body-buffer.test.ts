import { describe, expect, it } from "vitest";
import { BufferPool } from "../../src/http/body-buffer.ts";
import { toLimits } from "../../src/options/limits.ts";
import { measureRetained } from "../measuring.ts";

const mebibyte = 1024 * 1024;

function createPool(maxBodyBytes: number, maxBufferedBytes: number): BufferPool {
  return new BufferPool(toLimits({ maxBodyBytes, maxBufferedBytes }));
}

/** Reserves all remaining bytes of a pool, and returns their number. */
function takeRest(pool: BufferPool, most: number): number {
  let rest = 0;
  for (let step = most; step >= 1; step /= 2) while (pool.take(step)) rest += step;
  return rest;
}

describe("a body in many pieces", () => {
  it("of one byte each uses little more memory than one piece", async () => {
    const pool = createPool(mebibyte, mebibyte);
    const buffer = pool.open();
    const retained = await measureRetained(() => {
      for (let at = 0; at < mebibyte; at += 1) {
        if (buffer.add(Uint8Array.of(at % 251))) throw new Error(`No room at ${at}.`);
      }
    });
    expect(retained).toBeLessThan(4 * mebibyte);
    expect(takeRest(pool, mebibyte)).toBe(0);
    expect(buffer.join()).toEqual(Uint8Array.from({ length: mebibyte }, (_, at) => at % 251));
  });

  it("holds none of the pieces", () => {
    const buffer = createPool(100, 100).open();
    const pieces = [Uint8Array.of(1, 2, 3), Uint8Array.of(4)];
    for (const piece of pieces) buffer.add(piece);
    for (const piece of pieces) piece.fill(0);
    expect(buffer.join()).toEqual(Uint8Array.of(1, 2, 3, 4));
  });

  it("reserves its memory, and releases all of it", () => {
    const pool = createPool(64 * 1024, 64 * 1024);
    const buffer = pool.open();
    buffer.add(new Uint8Array(1));
    buffer.add(new Uint8Array(1));
    expect(takeRest(pool, 64 * 1024)).toBe(60 * 1024);
    expect(buffer.add(new Uint8Array(4_094))).toBeUndefined();
    expect(buffer.add(new Uint8Array(1))).toBe("unavailable");
    buffer.close();
    expect(takeRest(pool, 64 * 1024)).toBe(4 * 1024);
  });

  it("reserves the whole memory that a piece is part of", () => {
    const pool = createPool(64 * 1024, 64 * 1024);
    const buffer = pool.open();
    buffer.add(new Uint8Array(1024 * 1024).subarray(0, 1));
    expect(takeRest(pool, 64 * 1024)).toBe(60 * 1024);
    expect(buffer.join().buffer.byteLength).toBe(4 * 1024);
  });

  it("never holds more than the limit", () => {
    const pool = createPool(5_000, 10_000);
    const buffer = pool.open();
    expect(buffer.add(new Uint8Array(4_999))).toBeUndefined();
    expect(buffer.add(new Uint8Array(2))).toBe("body_too_large");
    expect(buffer.add(new Uint8Array(1))).toBeUndefined();
    expect(takeRest(pool, 8_192)).toBe(5_000);
  });

  it("is not copied if it arrives in one piece", () => {
    const pool = createPool(128, 128);
    const buffer = pool.open();
    const piece = Uint8Array.of(1, 2, 3);
    buffer.add(piece);
    expect(buffer.join().buffer).toBe(piece.buffer);
    expect(takeRest(pool, 128)).toBe(125);
  });

  it("may be empty", () => {
    expect(createPool(1, 1).open().join()).toHaveLength(0);
  });
});
