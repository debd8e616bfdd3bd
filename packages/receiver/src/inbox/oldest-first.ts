/**
 * A map that finds its oldest value in constant time. A plain `Map` cannot: it keeps the slots of deleted keys until it
 * is full, and each new iterator passes over them. Keeping one iterator does not help, because it would keep every
 * earlier table of the map in memory.
 */
export class OldestFirst<V> {
  readonly #nodes = new Map<string, Node<V>>();
  #oldest: Node<V> | undefined;
  #newest: Node<V> | undefined;

  get size(): number {
    return this.#nodes.size;
  }

  get oldest(): V | undefined {
    return this.#oldest?.value;
  }

  get(key: string): V | undefined {
    return this.#nodes.get(key)?.value;
  }

  /** Yields the values, the oldest first. */
  *values(): Generator<V> {
    for (let node = this.#oldest; node; node = node.newer) yield node.value;
  }

  /** Adds a value as the newest. Its key must be new. */
  add(key: string, value: V): void {
    const node: Node<V> = { key, value, older: this.#newest, newer: undefined };
    if (this.#newest) this.#newest.newer = node;
    else this.#oldest = node;
    this.#newest = node;
    this.#nodes.set(key, node);
  }

  delete(key: string): V | undefined {
    const node = this.#nodes.get(key);
    if (node) this.#remove(node);
    return node?.value;
  }

  deleteOldest(): V | undefined {
    const node = this.#oldest;
    if (node) this.#remove(node);
    return node?.value;
  }

  #remove(node: Node<V>): void {
    const { key, older, newer } = node;
    this.#nodes.delete(key);
    if (older) older.newer = newer;
    else this.#oldest = newer;
    if (newer) newer.older = older;
    else this.#newest = older;
    // Otherwise a deleted node in the old generation would keep newer nodes from the fast garbage collection.
    node.newer = undefined;
  }
}

interface Node<V> {
  readonly key: string;
  readonly value: V;
  older: Node<V> | undefined;
  newer: Node<V> | undefined;
}
