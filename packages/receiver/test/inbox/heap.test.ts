import fc from "fast-check";
import { expect, it } from "vitest";
import { Heap, type HeapItem } from "../../src/inbox/heap.ts";

interface Numbered extends HeapItem {
  readonly number: number;
}

function createCounted() {
  const compared = { times: 0 };
  const heap = new Heap<Numbered>((one, other) => {
    compared.times += 1;
    return one.number < other.number;
  });
  return { heap, compared };
}

function drain(heap: Heap<Numbered>): readonly number[] {
  const numbers: number[] = [];
  for (let item = heap.shift(); item; item = heap.shift()) numbers.push(item.number);
  return numbers;
}

it("a heap returns its items in order, also after deletions", () => {
  const numbers = fc.array(fc.record({ number: fc.nat(99), isDeleted: fc.boolean() }), {
    maxLength: 100,
    size: "max",
  });
  fc.assert(
    fc.property(numbers, (given) => {
      const { heap } = createCounted();
      const items = given.map(({ number, isDeleted }) => ({ number, isDeleted, heapIndex: 0 }));
      for (const item of items) heap.add(item);
      const deleted = items.filter(({ isDeleted }) => isDeleted);
      for (const item of deleted) expect(heap.delete(item)).toBe(true);
      for (const item of deleted) expect(heap.delete(item)).toBe(false);
      const rest = items.filter(({ isDeleted }) => !isDeleted).map(({ number }) => number);
      expect(heap.first?.number).toBe(rest.length > 0 ? Math.min(...rest) : undefined);
      expect(drain(heap)).toEqual(rest.sort((one, other) => one - other));
    }),
  );
});

it("a heap needs few comparisons to add, delete or shift an item", () => {
  const { heap, compared } = createCounted();
  const items = Array.from({ length: 2 ** 16 }, (_, index) => {
    return { number: (index * 40_503) % 65_537, heapIndex: 0 };
  });
  for (const item of items) heap.add(item);
  for (const work of [
    () => heap.add({ number: -1, heapIndex: 0 }),
    () => heap.shift(),
    () => items[123] && heap.delete(items[123]),
  ]) {
    compared.times = 0;
    work();
    expect(compared.times).toBeGreaterThan(0);
    expect(compared.times).toBeLessThanOrEqual(3 * 16 + 3);
  }
});
