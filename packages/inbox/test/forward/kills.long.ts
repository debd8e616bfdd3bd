import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { afterAll, expect, inject, it } from "vitest";
import { makeFolder, runJson } from "../cli/running-command.ts";
import { type KillOutcome, runKills } from "./kills.ts";

const outcomes: (KillOutcome & { readonly inbox: string })[] = [];

afterAll(() => {
  for (const { inbox, kills, ...outcome } of outcomes) {
    process.stdout.write(`${inbox}: ${JSON.stringify({ ...kills, ...outcome })}\n`);
  }
});

const schema = () => ["--schema", `forward_${randomUUID().slice(0, 8)}`];

it.each([
  {
    name: "one sidecar on a file",
    sidecars: 1,
    seed: 11,
    toArgs: () => ["--inbox", "sqlite:inbox.db"],
  },
  {
    name: "two sidecars on PostgreSQL",
    sidecars: 2,
    seed: 12,
    toArgs: () => ["--inbox", inject("postgresUrl"), ...schema()],
  },
])("thirty kills of $name, of the application and of both lose nothing", async (run) => {
  const folder = makeFolder();
  const args = run.toArgs();
  const outcome = await runKills({ ...run, folder, inbox: args, rounds: 30 });
  outcomes.push({ inbox: run.name, ...outcome });
  expect(outcome).toMatchObject({ lost: 0, corrupt: 0, mixed: 0 });
  expect(outcome.kills).toEqual({ sidecar: 10, target: 10, both: 10 });
  expect(await runJson(folder, "stats", ...args)).toMatchObject({ dead: 0, quarantined: 0 });
  rmSync(folder, { recursive: true });
});
