/** An item that is in one heap at most. The heap writes its place into it. */
export interface HeapItem {
  heapIndex: number;
}

/**
 * A binary heap: finds the first item of an order at once, and adds or deletes any item in logarithmic time,
 * without a search.
 */
export class Heap<T extends HeapItem> {
  readonly #items: T[] = [];
  readonly #isBefore: (one: T, other: T) => boolean;

  constructor(isBefore: (one: T, other: T) => boolean) {
    this.#isBefore = isBefore;
  }

  get first(): T | undefined {
    return this.#items[0];
  }

  add(item: T): void {
    this.#rise(item, this.#items.length);
  }

  /** Takes the first item out. */
  shift(): T | undefined {
    const { first } = this;
    if (first) this.delete(first);
    return first;
  }

  /** Returns false if the item is not in this heap. */
  delete(item: T): boolean {
    const { heapIndex } = item;
    if (this.#items[heapIndex] !== item) return false;
    const last = this.#items.pop();
    if (last === undefined || last === item) return true;
    this.#rise(last, heapIndex);
    this.#sink(last, last.heapIndex);
    return true;
  }

  /** Places an item at an index, or above it while it comes before the item there. */
  #rise(item: T, from: number): void {
    let index = from;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = this.#items[above];
      if (parent === undefined || !this.#isBefore(item, parent)) break;
      this.#place(parent, index);
      index = above;
    }
    this.#place(item, index);
  }

  /** Places an item at an index, or below it while the first item there comes before it. */
  #sink(item: T, from: number): void {
    let index = from;
    let child = this.#firstChild(index);
    while (child !== undefined && this.#isBefore(child, item)) {
      const below = child.heapIndex;
      this.#place(child, index);
      index = below;
      child = this.#firstChild(index);
    }
    this.#place(item, index);
  }

  #firstChild(index: number): T | undefined {
    const left = this.#items[2 * index + 1];
    const right = this.#items[2 * index + 2];
    return left && right && this.#isBefore(right, left) ? right : left;
  }

  #place(item: T, index: number): void {
    this.#items[index] = item;
    item.heapIndex = index;
  }
}
