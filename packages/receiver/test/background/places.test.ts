import { expect, it } from "vitest";
import { type Place, Places } from "../../src/background/places.ts";

const forever = 2 ** 30;

/** Resolves to the immediate result of `take`, or to "waits". */
function atOnce(place: Promise<Place | undefined>): Promise<Place | undefined | "waits"> {
  return Promise.race([place, new Promise<"waits">((resolve) => setImmediate(resolve, "waits"))]);
}

it("gives a free slot to the caller that has waited longest", async () => {
  const places = new Places({ places: 1, maxWaiting: 9, maxBytes: 9 });
  const entered: string[] = [];
  const enter = async (name: string) => {
    const place = await places.take(1, forever);
    entered.push(name);
    return place;
  };
  const [first, second, third] = [enter("a"), enter("b"), enter("c")];
  (await first)?.leave();
  (await second)?.leave();
  (await third)?.leave();
  expect(entered).toEqual(["a", "b", "c"]);
});

it("limits the number of waiting callers", async () => {
  const places = new Places({ places: 1, maxWaiting: 1, maxBytes: 9 });
  const held = await places.take(1, forever);
  const waiting = places.take(1, forever);
  expect(await atOnce(places.take(1, forever))).toBeUndefined();
  held?.leave();
  expect(await waiting).toBeDefined();
});

it("counts the bytes of callers with a slot and of waiting callers", async () => {
  const places = new Places({ places: 1, maxWaiting: 9, maxBytes: 9 });
  const held = await places.take(4, forever);
  const waiting = places.take(4, forever);
  expect(await atOnce(places.take(2, forever))).toBeUndefined();
  held?.leave();
  (await waiting)?.leave();
  expect(await places.take(9, forever)).toBeDefined();
});

it("no longer counts the bytes of a caller that waited too long", async () => {
  const places = new Places({ places: 1, maxWaiting: 9, maxBytes: 9 });
  const held = await places.take(1, forever);
  expect(await places.take(8, 1)).toBeUndefined();
  held?.leave();
  expect(await places.take(9, forever)).toBeDefined();
});
