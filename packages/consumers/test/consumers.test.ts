import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createOfflinePlace, type Place } from "../src/place.ts";
import { nameOf } from "../src/row.ts";
import { quickRows } from "../src/rows.ts";
import { runRow } from "../src/run-row.ts";
import { explain } from "../src/table.ts";

// Other repositories install every packed package and use it, without a network. `npm run test:long` runs every compiler,
// Node, bundler and installer.

let place: Place;

beforeAll(async () => {
  place = await createOfflinePlace();
});

afterAll(() => place?.remove());

test("a row whose program is not on the machine says so", async () => {
  const [first] = quickRows;
  if (first === undefined) throw new Error("npm test runs no row");
  const { outcome } = await runRow({ ...first, needs: "no-such-program" }, place);
  const reason = "there is no no-such-program on this machine";
  expect(outcome).toEqual({ status: "did not run", reason });
});

describe("a consumer of the packed packages", () => {
  for (const row of quickRows) {
    test(nameOf(row), async () => {
      expect(explain([await runRow(row, place)])).toEqual([]);
    });
  }
});
