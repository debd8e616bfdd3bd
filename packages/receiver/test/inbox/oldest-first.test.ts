import fc from "fast-check";
import { expect, it } from "vitest";
import { OldestFirst } from "../../src/inbox/oldest-first.ts";

it("OldestFirst behaves like a Map whose first entry can be removed", () => {
  const step = fc.record({ kind: fc.constantFrom("add", "delete", "shift"), key: fc.nat(9) });
  const steps = fc.array(step, { maxLength: 100, size: "max" });
  fc.assert(
    fc.property(steps, (given) => {
      const map = new OldestFirst<number>();
      const model = new Map<string, number>();
      for (const [index, { kind, key: number }] of given.entries()) {
        const key = String(number);
        if (kind === "shift") {
          const [oldest] = model;
          expect(map.oldest).toBe(oldest?.[1]);
          expect(map.deleteOldest()).toBe(oldest?.[1]);
          if (oldest) model.delete(oldest[0]);
        } else if (kind === "delete" || model.has(key)) {
          expect(map.delete(key)).toBe(model.get(key));
          model.delete(key);
        } else {
          map.add(key, index);
          model.set(key, index);
        }
        expect([...map.values()]).toEqual([...model.values()]);
        expect(map.size).toBe(model.size);
        expect(map.get(key)).toBe(model.get(key));
      }
    }),
  );
});
