/** Limits of groups. */
export interface GroupLimits {
  /** Maximum number of items of a group. */
  readonly mostItems: number;
  /** Number of bytes after which a group is full. */
  readonly mostBytes: number;
  /** Maximum number of groups in progress. */
  readonly lanes: number;
}

/** Processes a group. Resolves to the outcome of each item, in their order. */
export type GroupWork<Item, Result> = (
  items: readonly Item[],
) => Promise<readonly PromiseSettledResult<Result>[]>;

/** Minimum number of items for another lane, because two small groups cost more than one. */
const leastItems = 32;

/**
 * Sends items in groups, without a timer. While one group is in progress, items collect for the next group. That group
 * is sent when the first is answered. Many waiting items are divided among several lanes, so that one group is
 * transmitted while the database processes another.
 */
export class Grouping<Item, Result> {
  readonly #limits: GroupLimits;
  readonly #work: GroupWork<Item, Result>;
  readonly #waiting: Waiting<Item, Result>[] = [];
  #onTheirWay = 0;
  #isScheduled = false;

  constructor(limits: GroupLimits, work: GroupWork<Item, Result>) {
    this.#limits = limits;
    this.#work = work;
  }

  /** Adds an item. Its bytes count toward the limit of a group. */
  add(item: Item, bytes = 0): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, bytes, resolve, reject });
      this.#schedule();
    });
  }

  /** Sends groups at the end of this turn of the event loop. */
  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.#sendAll();
    });
  }

  #sendAll(): void {
    while (this.#maySend()) this.#send(this.#waiting.splice(0, this.#countNext()));
  }

  #maySend(): boolean {
    if (this.#onTheirWay === 0) return this.#waiting.length > 0;
    return this.#onTheirWay < this.#limits.lanes && this.#waiting.length >= leastItems;
  }

  /** Returns the number of items of the next group: a share of the waiting items, within the limit of bytes. */
  #countNext(): number {
    const { mostItems, mostBytes, lanes } = this.#limits;
    const lanesToFill = Math.min(
      lanes - this.#onTheirWay,
      Math.max(1, Math.floor(this.#waiting.length / leastItems)),
    );
    const most = Math.min(mostItems, Math.ceil(this.#waiting.length / lanesToFill));
    let bytes = 0;
    let count = 0;
    while (count < most && bytes < mostBytes) {
      bytes += this.#waiting[count]?.bytes ?? 0;
      count += 1;
    }
    return count;
  }

  async #send(group: readonly Waiting<Item, Result>[]): Promise<void> {
    this.#onTheirWay += 1;
    try {
      const settled = await this.#work(group.map(({ item }) => item));
      for (const [index, { resolve, reject }] of group.entries()) {
        const result = settled[index];
        if (result?.status === "fulfilled") resolve(result.value);
        else reject(result?.reason);
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
    this.#onTheirWay -= 1;
    this.#sendAll();
  }
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly bytes: number;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}
