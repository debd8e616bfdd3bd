import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { inboxName, listBuilds, receiverName, validatorName } from "../src/candidates/builds.ts";
import { contenderNames, handWritten } from "../src/candidates/names.ts";
import { measureHostile } from "../src/measure/hostile.ts";
import { rowPlans } from "../src/measure/row-plans.ts";
import type { InboxReport, PostgresReport, ReceiverReport } from "../src/page/reports.ts";
import type { ValidateReport } from "../src/report/validate-report.ts";

// What is measured is no subject of a test: a busy machine must not make one fail.

const program = join(import.meta.dirname, "../src/cli.ts");
const run = (...args: string[]) => promisify(execFile)(process.execPath, [program, ...args]);

const folder = mkdtempSync(join(tmpdir(), "order-webhooks-bench-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.concurrent("a quick run measures every row, before and now, and contenders that agree", async () => {
  const [{ folder: built } = { folder: "" }] = listBuilds(validatorName);
  const { stdout, stderr } = await run("validate", "--quick", "--json", "--against", built);
  const { conditions, contenders, accepted, rows, hostile }: ValidateReport = JSON.parse(stdout);
  expect(stderr).toBe("");
  expect(conditions).toMatchObject({ node: process.version, cores: expect.any(Number) });
  expect(accepted.documents).toBeGreaterThan(1_000);
  expect(contenders).toEqual(["before", "now", ...contenderNames]);
  expect(rows.map(({ name }) => name)).toEqual(rowPlans.map(({ name }) => name));
  const measured = new Set(rows.flatMap(({ percentOfParse }) => Object.keys(percentOfParse)));
  expect(measured).toEqual(new Set(contenders));
  for (const { percentOfParse, ...row } of rows) {
    expect(Object.keys(percentOfParse)).toEqual(expect.arrayContaining(["before", "now"]));
    const { documents, bytes, parseNanoseconds, ratio } = row;
    expectMeasured([documents, bytes, parseNanoseconds, ratio, ...Object.values(percentOfParse)]);
  }
  expect(hostile.map(({ items }) => items)).toEqual([100, 1_000]);
  const listing = contenders.filter((name) => name !== handWritten);
  for (const { timesOfParse } of hostile) {
    expect(Object.keys(timesOfParse).toSorted()).toEqual(listing.toSorted());
    expectMeasured(Object.values(timesOfParse));
  }
});

test("a build that accepts everything is not measured with hostile sizes", async () => {
  const builds = listBuilds(validatorName, plantBuild(validatorName, acceptsEverything));
  await expect(measureHostile({ kind: "hostile", sizes: [10], builds })).rejects.toThrow(
    '[verdict_wrong] before in "hostile sizes": expected all 1 refused, got 1 accepted',
  );
});

test.concurrent("a build that accepts everything is not measured in any row", async () => {
  const planted = run(
    "validate",
    "--quick",
    "--against",
    plantBuild(validatorName, acceptsEverything),
  );
  const { code, stdout, stderr } = await planted.catch((error) => error);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  const problems = stderr.trimEnd().split("\n");
  // In the acceptance, the build both judges and lists issues.
  const places = ["acceptance", "acceptance", ...rowPlans.map(({ name }) => name)];
  expect(problems).toHaveLength(places.length);
  for (const [at, place] of places.entries()) {
    expect(problems[at]).toContain(`[verdict_wrong] before in "${place}": expected all `);
    expect(problems[at]).toMatch(/ refused, got \d+ accepted, the first of them .+\. /);
  }
});

test.concurrent("a quick run accepts and handles each delivery to a receiver, before and now", async () => {
  const [{ folder: built } = { folder: "" }] = listBuilds(receiverName);
  const profiles = join(folder, "profiles");
  const options = ["--quick", "--json", "--only", "64 KB", "--cpu-prof", profiles];
  const { stdout, stderr } = await run("receiver", "--against", built, ...options);
  const { load, handle }: ReceiverReport = JSON.parse(stdout);
  expect(stderr).toBe("");
  expect(load).toMatchObject([
    { name: "http, 32 connections, 64 KB", connections: 32, deliveries: 40 },
  ]);
  const counts = { accepted: 80, refused: 0, failed: 0, lost: 0, handled: 80 };
  expect(load.flatMap(({ builds }) => builds)).toMatchObject([
    { build: "before", counts },
    { build: "now", counts },
  ]);
  expect(handle.map(({ name }) => name)).toEqual(["handle, 64 KB"]);
  for (const { sent, accepted, handled } of handle.flatMap(countsOf)) {
    expect(sent).toBeGreaterThan(0);
    expect([accepted, handled]).toEqual([sent, sent]);
  }
  expect(handle.flatMap(countsOf)).toHaveLength(2);
  expect(readdirSync(profiles).sort()).toEqual([
    "handle-64-KB.2.cpuprofile",
    "http-32-connections-64-KB-before.0.cpuprofile",
    "http-32-connections-64-KB-now.1.cpuprofile",
  ]);
});

test("a quick run keeps each delivery that an inbox acknowledges, and leaves no database", async () => {
  const [{ folder: built } = { folder: "" }] = listBuilds(inboxName);
  const profiles = join(folder, "profiles of inboxes");
  const temporary = join(folder, "temporary");
  mkdirSync(temporary);
  const options = ["--quick", "--json", "--only", "8 connections", "--cpu-prof", profiles];
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [program, "inbox", "--against", built, ...options],
    { env: { ...process.env, TMPDIR: temporary } },
  );
  const { rows, goals, disk }: InboxReport = JSON.parse(stdout);
  expect(readdirSync(temporary)).toEqual([]);
  expect(stderr === "").toBe(!disk.isMemory);
  expect(rows.map(({ name }) => name)).toEqual(["inbox, 8 connections", "inbox, 128 connections"]);
  // On a busy machine, an inbox may take too long for a delivery, which gets a 503.
  const counts = { refused: 0, lost: 0 };
  const kept = { kept: expect.any(Number) };
  for (const { servers } of rows) {
    expect(servers).toMatchObject([
      { server: "bare", counts: { ...counts, accepted: 2_400 } },
      { server: "intake", counts, kept },
      { server: "intake, before", counts, kept },
      { server: "handlers", counts, kept },
      { server: "handlers, before", counts, kept },
      { server: "64 handlers", counts, kept },
      { server: "64 handlers, before", counts, kept },
      { server: "serial", counts, kept },
      { server: "one by one", counts, kept },
      { server: "memory", counts },
    ]);
    for (const { server, loop, counts, kept } of servers) {
      const sent = { bare: 2_400, serial: 160, "one by one": 160 }[server] ?? 800;
      expect(counts.accepted + counts.failed, server).toBe(sent);
      expect(loop.max).toBeGreaterThanOrEqual(loop.p99);
      if (kept) expect(kept.accepted, server).toBeLessThanOrEqual(kept.kept);
      if (/handlers|memory/.test(server))
        expect(counts.handled, server).toBeGreaterThanOrEqual(counts.accepted);
    }
  }
  expectMeasured(goals.map(({ goal }) => goal));
  for (const process of readdirSync(profiles)) {
    const threads = process.includes("one-by-one") ? 1 : 2;
    expect(readdirSync(join(profiles, process)), process).toHaveLength(threads);
  }
});

test("a quick run sends to each contender, and leaves no server", async () => {
  const [{ folder: built } = { folder: "" }] = listBuilds(inboxName);
  const [profiles, temporary] = [join(folder, "profiles of contenders"), join(folder, "servers")];
  mkdirSync(temporary);
  // The server may run as another user.
  chmodSync(folder, 0o755);
  const options = ["--quick", "--json", "--only", "8 sends", "--cpu-prof", profiles];
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [program, "postgres", "--against", built, ...options],
    { env: { ...process.env, TMPDIR: temporary } },
  );
  const { conditions, rows, goals, repeats }: PostgresReport = JSON.parse(stdout);
  expect(stderr).toBe("");
  expect(readdirSync(temporary)).toEqual([]);
  expect(conditions.postgres).toMatch(/^\d+/);
  expect(rows.map(({ name }) => name)).toEqual(["8 sends"]);
  const names = ["insert", "inbox", "inbox, before", "pg-boss insert", "graphile addJobs"];
  const [{ contenders } = { contenders: [] }] = rows;
  expect(contenders.map(({ contender }) => contender)).toEqual(names);
  for (const { account, drain } of contenders) {
    expect(account).toMatchObject({ sent: 300, waiting: account.sent - account.taken });
    expect(account.taken).toBe(drain ? 300 : 0);
  }
  expectMeasured(contenders.flatMap(({ puts, putNanoseconds }) => [puts.median, putNanoseconds]));
  expect(goals).toEqual([]);
  expect(repeats.length).toBeGreaterThan(0);
  expect(readdirSync(profiles)).toHaveLength(names.length);
});

test.concurrent("a receiver that accepts everything is not measured", async () => {
  const planted = run("receiver", "--quick", "--against", plantBuild(receiverName, acceptsAll));
  await expect(planted).rejects.toMatchObject({
    code: 1,
    stdout: "",
    stderr:
      "[verdict_wrong] before: expected 2 of 3 deliveries accepted (one was forged) and 1 handled (one came again), got 3 accepted and 0 handled. Correct the build: nothing is measured before.\n",
  });
});

const acceptsEverything = `
  export const parseDelivery = (delivery) => ({ ok: true, webhook: delivery });
  export const explainDelivery = () => [];
  export const findDrift = () => [];
`;

const acceptsAll = `
  export const createMemoryInbox = () => ({ claim: async () => [] });
  export const createReceiver = () => ({
    handle: async () => ({ status: 202 }),
    idle: async () => {},
    replay: async () => 0,
  });
`;

function plantBuild(name: string, code: string): string {
  const build = join(folder, name);
  const manifest = { name, type: "module", exports: "./dist/index.js" };
  mkdirSync(join(build, "dist"), { recursive: true });
  writeFileSync(join(build, "package.json"), JSON.stringify(manifest, null, 2));
  writeFileSync(join(build, "dist/index.js"), code);
  return build;
}

function countsOf({ processes }: ReceiverReport["handle"][number]) {
  return processes.flatMap(({ counts }) => Object.values(counts));
}

function expectMeasured(numbers: readonly (number | undefined)[]): void {
  for (const one of numbers) {
    expect(Number.isFinite(one), String(one)).toBe(true);
    expect(one).toBeGreaterThan(0);
  }
}
