import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { createOfflinePlace } from "../src/offline-place.ts";
import { packPackages } from "../src/packages.ts";
import { allRows } from "../src/rows.ts";
import { runRow } from "../src/run-row.ts";
import { explain } from "../src/table.ts";

// A proxy that does not know this machine is not asked for it.

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
  const command = allRows.find(
    (row) => row.consumer === "receiver-command" && row.installer === installer,
  );
  if (command === undefined) throw new Error(`no row runs the receiver's command by ${installer}`);
  // A place of its own for each: in a shared one it may be installed already.
  const place = await createOfflinePlace(tarballs);
  try {
    expect(explain([await runRow({ ...command, node: "24" }, place)])).toEqual([]);
  } finally {
    await place.remove();
  }
});
