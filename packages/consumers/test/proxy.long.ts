import { beforeAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { createOfflinePlace, packPackages } from "../src/place.ts";
import { allRows } from "../src/rows.ts";
import { runRow } from "../src/run-row.ts";
import { explain } from "../src/table.ts";

// A proxy that cannot reach this machine is not used for its servers.

let tarballs: readonly Buffer[];

beforeAll(async () => {
  tarballs = await packPackages();
});

beforeEach(() => {
  for (const name of ["HTTP_PROXY", "http_proxy"]) vi.stubEnv(name, "http://127.0.0.1:9");
  for (const name of ["NO_PROXY", "no_proxy"]) vi.stubEnv(name, "");
  return () => void vi.unstubAllEnvs();
});

test.each(["npm", "pnpm"])("%s installs, and servers are reached, past it", async (installer) => {
  const row = allRows.find(
    (one) => one.consumer === "receiver-command" && one.installer === installer,
  );
  if (row === undefined)
    throw new Error(`expected a row of the receiver's command with ${installer}`);
  // In a shared place the consumer could be installed already.
  const place = await createOfflinePlace(tarballs);
  onTestFinished(() => place.remove());
  expect(explain([await runRow({ ...row, node: "24" }, place)])).toEqual([]);
});
