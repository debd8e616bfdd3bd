import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createOfflinePlace } from "../src/offline-place.ts";
import { packPackages } from "../src/packages.ts";
import type { Place } from "../src/place.ts";
import { nameOf } from "../src/row.ts";
import { allRows, offlineRows } from "../src/rows.ts";
import { runRow } from "../src/run-row.ts";
import { explain } from "../src/table.ts";

// What other repositories do with the packages, as they are packed, without a network. `npm run test:long` runs the
// rest: every compiler, Node, bundler and installer.

let tarballs: readonly Buffer[];
let place: Place;

beforeAll(async () => {
  tarballs = await packPackages();
  place = await createOfflinePlace(tarballs);
});

afterAll(() => place?.remove());

test("a row whose program is not on the machine says so", async () => {
  const [first] = offlineRows;
  if (first === undefined) throw new Error("npm test runs no row");
  const { outcome } = await runRow({ ...first, needs: "no-such-program" }, place);
  const reason = "there is no no-such-program on this machine";
  expect(outcome).toEqual({ status: "did not run", reason });
});

test.each(["npm", "pnpm"])(
  "%s installs, and servers are reached, past a proxy",
  async (installer) => {
    for (const name of ["HTTP_PROXY", "http_proxy"]) vi.stubEnv(name, "http://127.0.0.1:9");
    for (const name of ["NO_PROXY", "no_proxy"]) vi.stubEnv(name, "");
    // A place of its own: in the other one it may be installed already.
    const outside = await createOfflinePlace(tarballs);
    try {
      const command = allRows.find(
        (row) => row.consumer === "receiver-command" && row.installer === installer,
      );
      if (command === undefined)
        throw new Error(`no row runs the receiver's command by ${installer}`);
      expect(explain([await runRow({ ...command, node: "24" }, outside)])).toEqual([]);
    } finally {
      vi.unstubAllEnvs();
      await outside.remove();
    }
  },
);

describe("a consumer of the packed packages", () => {
  for (const row of offlineRows) {
    test(nameOf(row), async () => {
      expect(explain([await runRow(row, place)])).toEqual([]);
    });
  }
});
