/** Limits the groups. */
export interface GroupLimits {
  /** The most items of a group. */
  readonly mostItems: number;
  /** The bytes after which a group takes no more. */
  readonly mostBytes: number;
  /** The most groups that are on their way at once. */
  readonly lanes: number;
}

/** Says what became of each item of a group, in their order. */
export type GroupWork<Item, Result> = (
  items: readonly Item[],
) => Promise<readonly PromiseSettledResult<Result>[]>;

/**
 * Sends items in groups, without a timer. While one group is on its way the next one piles up, and it goes when the
 * first is answered. Only a full one goes earlier, in another lane: two small groups cost more than one.
 */
export class Grouping<Item, Result> {
  readonly #limits: GroupLimits;
  readonly #work: GroupWork<Item, Result>;
  readonly #waiting: Group<Item, Result>[] = [];
  #onTheirWay = 0;
  #isScheduled = false;

  constructor(limits: GroupLimits, work: GroupWork<Item, Result>) {
    this.#limits = limits;
    this.#work = work;
  }

  /** Adds an item to the newest group. Its bytes count towards the limit of that. */
  add(item: Item, bytes = 0): Promise<Result> {
    return new Promise((resolve, reject) => {
      const group = this.#newestGroup();
      group.items.push(item);
      group.outcomes.push({ resolve, reject });
      group.bytes += bytes;
      this.#schedule();
    });
  }

  #newestGroup(): Group<Item, Result> {
    const newest = this.#waiting.at(-1);
    if (newest && !this.#isFull(newest)) return newest;
    const group: Group<Item, Result> = { items: [], outcomes: [], bytes: 0 };
    this.#waiting.push(group);
    return group;
  }

  #isFull({ items, bytes }: Group<Item, Result>): boolean {
    return items.length >= this.#limits.mostItems || bytes >= this.#limits.mostBytes;
  }

  /** Sends after everything that this turn of the event loop adds. */
  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.#sendAll();
    });
  }

  #sendAll(): void {
    for (let group = this.#waiting[0]; group && this.#maySend(group); group = this.#waiting[0]) {
      this.#waiting.shift();
      this.#send(group);
    }
  }

  #maySend(group: Group<Item, Result>): boolean {
    const isLaneFree = this.#onTheirWay < this.#limits.lanes;
    return this.#onTheirWay === 0 || (isLaneFree && this.#isFull(group));
  }

  async #send({ items, outcomes }: Group<Item, Result>): Promise<void> {
    this.#onTheirWay += 1;
    try {
      const settled = await this.#work(items);
      for (const [index, { resolve, reject }] of outcomes.entries()) {
        const result = settled[index];
        if (result?.status === "fulfilled") resolve(result.value);
        else reject(result?.reason);
      }
    } catch (error) {
      for (const { reject } of outcomes) reject(error);
    }
    this.#onTheirWay -= 1;
    this.#sendAll();
  }
}

interface Group<Item, Result> {
  readonly items: Item[];
  readonly outcomes: Outcome<Result>[];
  bytes: number;
}

interface Outcome<Result> {
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}
