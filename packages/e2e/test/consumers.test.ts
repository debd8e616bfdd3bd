import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OfflineRegistry, startOfflineRegistry } from "../src/offline-registry.ts";
import { packPackages } from "../src/packages.ts";
import { createPlace, type Place } from "../src/place.ts";
import { nameOf } from "../src/row.ts";
import { offlineRows } from "../src/rows.ts";
import { runRow } from "../src/run-row.ts";
import { explain } from "../src/table.ts";

// What other repositories do with the packages, as they are packed, without a network. `npm run test:long` runs the
// rest: every compiler, Node, bundler and installer.

let registry: OfflineRegistry;
let place: Place;

beforeAll(async () => {
  registry = await startOfflineRegistry(await packPackages());
  place = await createPlace({ registry: registry.url, serves: "everything" });
});

afterAll(async () => {
  await place?.remove();
  registry?.close();
});

test("a row whose program is not on the machine says so", async () => {
  const [first] = offlineRows;
  if (first === undefined) throw new Error("npm test runs no row");
  const { outcome } = await runRow({ ...first, needs: "no-such-program" }, place);
  const reason = "there is no no-such-program on this machine";
  expect(outcome).toEqual({ status: "did not run", reason });
});

describe("a consumer of the packed packages", () => {
  for (const row of offlineRows) {
    test(nameOf(row), async () => {
      expect(explain([await runRow(row, place)])).toEqual([]);
    });
  }
});
