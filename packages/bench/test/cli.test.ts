import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { listBuilds, validatorName } from "../src/candidates/builds.ts";
import { rowPlans } from "../src/measure/row-plans.ts";
import type { Report } from "../src/report/report.ts";

// What is measured is no subject of a test: a busy machine must not make one fail.

const program = join(import.meta.dirname, "../src/cli.ts");
const run = (...args: string[]) => promisify(execFile)(process.execPath, [program, ...args]);

const folder = mkdtempSync(join(tmpdir(), "order-webhooks-bench-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.concurrent("a quick run measures every row and size, before and now", async () => {
  const [{ folder: built } = { folder: "" }] = listBuilds();
  const { stdout, stderr } = await run("validate", "--quick", "--json", "--against", built);
  const { conditions, rows, sizes }: Report = JSON.parse(stdout);
  expect(stderr).toBe("");
  expect(conditions).toMatchObject({ node: process.version, cores: expect.any(Number) });
  expect(rows.map(({ name }) => name)).toEqual(rowPlans.map(({ name }) => name));
  expect(sizes.length).toBeGreaterThan(0);
  for (const { percentOfParse, ...row } of rows) {
    expect(Object.keys(percentOfParse)).toEqual(expect.arrayContaining(["before", "now"]));
    const { documents, bytes, parseNanoseconds, ratio } = row;
    expectMeasured([documents, bytes, parseNanoseconds, ratio, ...Object.values(percentOfParse)]);
  }
  for (const { counts, ratio } of sizes) expectMeasured([counts.before, counts.now, ratio]);
});

test.concurrent("a build that accepts everything is not measured in any row", async () => {
  const planted = run("validate", "--quick", "--against", plantBuild(acceptsEverything));
  const { code, stdout, stderr } = await planted.catch((error) => error);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  const problems = stderr.trimEnd().split("\n");
  expect(problems).toHaveLength(rowPlans.length);
  for (const [at, { name }] of rowPlans.entries()) {
    expect(problems[at]).toContain(`[verdict_wrong] before in "${name}": expected all `);
    expect(problems[at]).toMatch(/ refused, got \d+ accepted\. /);
  }
});

test.concurrent("wrong arguments are one sentence and exit code 2", async () => {
  await expect(run("validate", "--nope")).rejects.toMatchObject({
    code: 2,
    stdout: "",
    stderr:
      "[argument_invalid] --nope: expected an option of this command, got an unknown one. See --help.\n",
  });
});

const acceptsEverything = `
  export const parseDelivery = (delivery) => ({ ok: true, webhook: delivery });
  export const explainDelivery = () => [];
  export const findDrift = () => [];
`;

function plantBuild(code: string): string {
  const manifest = { name: validatorName, type: "module", exports: "./dist/index.js" };
  mkdirSync(join(folder, "dist"));
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest, null, 2));
  writeFileSync(join(folder, "dist/index.js"), code);
  return folder;
}

function expectMeasured(numbers: readonly (number | undefined)[]): void {
  for (const one of numbers) {
    expect(Number.isFinite(one), String(one)).toBe(true);
    expect(one).toBeGreaterThan(0);
  }
}
