/** An item of at most one heap. The heap stores its index in the item. */
export interface HeapItem {
  heapIndex: number;
}

/**
 * A binary heap. It returns the first item in constant time, and adds or deletes any item in logarithmic time.
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

  /** Removes and returns the first item. */
  shift(): T | undefined {
    const { first } = this;
    if (first) this.delete(first);
    return first;
  }

  /** Deletes an item. Returns false if it is not in this heap. */
  delete(item: T): boolean {
    const { heapIndex } = item;
    if (this.#items[heapIndex] !== item) return false;
    const last = this.#items.pop();
    if (last === undefined || last === item) return true;
    this.#rise(last, heapIndex);
    this.#sink(last, last.heapIndex);
    return true;
  }

  /** Places an item at an index, or at an ancestor's place while it precedes that ancestor. */
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

  /** Places an item at an index, or at a child's place while that child precedes it. */
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
