import { expect, test } from "vitest";
import type { Handling } from "./notes.ts";
import { countHandlings } from "./overlaps.ts";

const none = { repeated: 0, shared: 0, logged: 0, unforced: 0 };

function handlingOf(run: string, start: number, end: number): Handling {
  return { id: "a", run, digest: "", start, end, isFailed: false };
}

test("one run counts as nothing", () => {
  expect(countHandlings([handlingOf("x", 1, 2)], new Map())).toEqual(none);
});

test("a second run is repeated and unforced", () => {
  const handlings = [handlingOf("x", 1, 2), handlingOf("y", 3, 4)];
  expect(countHandlings(handlings, new Map())).toEqual({ ...none, repeated: 1, unforced: 1 });
});

test("a second run is forced only by the kill of the first run's process in between", () => {
  const handlings = [handlingOf("y", 9, 10), handlingOf("x", 1, Number.POSITIVE_INFINITY)];
  const forced = { ...none, repeated: 1 };
  expect(countHandlings(handlings, new Map([["x", 2]]))).toEqual(forced);
  expect(countHandlings(handlings, new Map([["y", 2]]))).toMatchObject({ unforced: 1 });
  expect(countHandlings(handlings, new Map([["x", 11]]))).toMatchObject({ shared: 1, unforced: 1 });
});

test("a second run is forced by a logged failure", () => {
  const handlings = [{ ...handlingOf("x", 1, 2), isFailed: true }, handlingOf("y", 3, 4)];
  expect(countHandlings(handlings, new Map())).toEqual({ ...none, repeated: 1, logged: 1 });
});

test("two runs at the same time share the delivery", () => {
  const handlings = [handlingOf("x", 1, 5), handlingOf("y", 3, 4)];
  expect(countHandlings(handlings, new Map())).toEqual({
    ...none,
    repeated: 1,
    shared: 1,
    unforced: 1,
  });
});
