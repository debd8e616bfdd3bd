import fc from "fast-check";
import { expect, it } from "vitest";
import { OldestFirst } from "../../src/inbox/oldest-first.ts";

it("it behaves like a Map whose first entry can be taken out", () => {
  const steps = fc.array(
    fc.record({ kind: fc.constantFrom("add", "delete", "shift"), key: fc.nat(9) }),
  );
  fc.assert(
    fc.property(steps, (given) => {
      const map = new OldestFirst<number>();
      const model = new Map<string, number>();
      for (const [index, step] of given.entries()) {
        const key = String(step.key);
        if (step.kind === "shift") {
          const [oldest] = model;
          expect(map.deleteOldest()).toBe(oldest?.[1]);
          if (oldest) model.delete(oldest[0]);
        } else if (step.kind === "delete" || model.has(key)) {
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
