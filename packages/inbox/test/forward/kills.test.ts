import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { expect, inject, it } from "vitest";
import { makeFolder, runJson } from "../cli/running-command.ts";
import { runKills } from "./kills.ts";

/** `npm run test:long` kills more often. Most of the time the tests wait for the leases of killed processes. */
it.concurrent.each([
  {
    name: "one sidecar on a file",
    sidecars: 1,
    rounds: 6,
    seed: 1,
    toArgs: () => ["--inbox", "sqlite:inbox.db"],
  },
  { name: "two sidecars on PostgreSQL", sidecars: 2, rounds: 3, seed: 2, toArgs: toPostgresArgs },
])("kills of $name, of the application and of both lose nothing", async (run) => {
  const folder = makeFolder();
  const args = run.toArgs();
  const outcome = await runKills({ ...run, folder, inbox: args });
  expect(outcome).toMatchObject({ lost: 0, corrupt: 0, mixed: 0 });
  const each = run.rounds / 3;
  expect(outcome.kills).toEqual({ sidecar: each, target: each, both: each });
  expect(outcome.acknowledged).toBeGreaterThan(100);
  // Otherwise no kill happened between an effect and its record.
  expect(outcome.repeated).toBeGreaterThan(0);
  expect(await runJson(folder, "stats", ...args)).toMatchObject({ dead: 0, quarantined: 0 });
  rmSync(folder, { recursive: true });
});

function toPostgresArgs(): readonly string[] {
  return ["--inbox", inject("postgresUrl"), "--schema", `forward_${randomUUID().slice(0, 8)}`];
}
