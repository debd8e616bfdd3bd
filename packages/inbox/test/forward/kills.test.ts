import { rmSync } from "node:fs";
import { expect, it } from "vitest";
import { makeFolder, runJson } from "../cli/running-command.ts";
import { runKills } from "./kills.ts";

it("kills of the sidecar, the target and both lose nothing, and what comes again has its key", async () => {
  const folder = makeFolder();
  const inbox = "sqlite:./inbox.db";
  const outcome = await runKills({ folder, inbox, sidecars: 1, rounds: 6, seed: 1 });
  process.stderr.write(JSON.stringify(outcome));
  expect(outcome).toMatchObject({ lost: 0, corrupt: 0, mixed: 0 });
  expect(outcome.kills).toEqual({ sidecar: 2, target: 2, both: 2 });
  expect(outcome.acknowledged).toBeGreaterThan(100);
  // Else no kill came between an effect and its record.
  expect(outcome.repeated).toBeGreaterThan(0);
  expect(await runJson(folder, "stats")).toMatchObject({ dead: 0, quarantined: 0 });
  rmSync(folder, { recursive: true });
});
