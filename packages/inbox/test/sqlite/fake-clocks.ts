import type { Clocks } from "../../src/sqlite.ts";

/** Clocks that a test moves. */
export class FakeClocks implements Clocks {
  #wall: number;
  #monotonic = 1_000.25;

  /** @param wall the machine's time at first, in ms since 1970 */
  constructor(wall: number = Date.UTC(2026, 10, 1)) {
    this.#wall = wall;
  }

  readonly wall = (): number => this.#wall;
  readonly monotonic = (): number => this.#monotonic;

  /** Advances both clocks. */
  pass(ms: number): void {
    this.#wall += ms;
    this.#monotonic += ms;
  }

  /** Moves only the machine's time. */
  jump(ms: number): void {
    this.#wall += ms;
  }
}
