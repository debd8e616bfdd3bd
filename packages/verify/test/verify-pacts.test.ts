import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { VerifyErrorCode } from "../src/errors.ts";
import type { JsonObject } from "../src/json/json.ts";
import { deliveryState } from "../src/plan/pact-names.ts";
import type { PactsReport } from "../src/report/pacts-report.ts";
import { toContractRows } from "../src/schemas/variants.ts";
import { type VerifyPactsOptions, verifyPacts } from "../src/verify-pacts.ts";
import {
  contentsOf,
  interactionOf,
  pactOf,
  paramsOf,
  readSchemas,
  type,
} from "./pacts/message-pacts.ts";

const { rows } = await readSchemas();
const wanted = toContractRows(rows);
const folder = await mkdtemp(join(tmpdir(), "verify-pacts-"));
afterAll(() => rm(folder, { recursive: true }));
let written = 0;

async function verify(
  pact: JsonObject,
  options: Partial<VerifyPactsOptions> = {},
): Promise<PactsReport> {
  written += 1;
  const file = join(folder, `${written}.json`);
  await writeFile(file, JSON.stringify(pact));
  return reportOf({ paths: [file], payloads: 20, seed: 1, ...options });
}

async function reportOf(options: VerifyPactsOptions): Promise<PactsReport> {
  const outcome = await verifyPacts(options);
  if (!outcome.ran) throw new Error(outcome.message);
  return outcome.report;
}

/** Returns code and place of a run without a report. */
function notRun(code: VerifyErrorCode, place: string) {
  const message = expect.stringContaining(`[${code}] ${place}: `);
  return { ran: false, code, place, message };
}

describe("a complete pact", () => {
  const groundsOf = (name: string): readonly string[] =>
    wanted.filter(({ purpose }) => purpose === name).map(({ evidence }) => evidence);
  const textOnly = [...new Set(wanted.map(({ purpose }) => purpose))].filter((name) =>
    groundsOf(name).every((ground) => ground === "text"),
  );
  const complete = pactOf(wanted.map((row) => interactionOf(row)));

  it("leaves no variant uncovered, and one that lost an interaction names it", async () => {
    const whole = await verify(complete, { payloads: 1 });
    expect(whole.pacts[0]?.uncovered).toEqual([]);
    expect(whole.unpublished).toEqual(textOnly);
    const [lost, ...rest] = wanted;
    const { pacts } = await verify(pactOf(rest.map((row) => interactionOf(row))), { payloads: 1 });
    expect(pacts[0]?.uncovered).toEqual(
      lost === undefined ? [] : [{ ...paramsOf(lost), form: "envelope" }],
    );
  });

  it("names only its own unpublished purposes", async () => {
    const published = wanted.filter(({ purpose }) => !textOnly.includes(purpose)).slice(0, 1);
    const pact = pactOf(published.map((row) => interactionOf(row)));
    expect((await verify(pact, { payloads: 1 })).unpublished).toEqual([]);
  });

  it("of an event that the schemas do not know stops the run", async () => {
    const file = join(folder, "stale.json");
    const text = JSON.stringify(complete);
    await writeFile(file, text.replace(/"event":"[^"]*"/, '"event":"order.gone"'));
    const outcome = await verifyPacts({ paths: [file] });
    const place = `${file}#/interactions/0/providerStates/0/params/event`;
    expect(outcome).toEqual(notRun("pact_invalid", place));
  });
});

describe("a foreign pact", () => {
  const [row] = wanted;
  if (row === undefined) throw new Error("The schemas have no event");

  it("may use any descriptions, even equal ones", async () => {
    const own = interactionOf(row, { description: 'an order came in / 100% "paid"' });
    const other = interactionOf(row, { description: '- an order came in / 100% "paid"' });
    const report = await verify(pactOf([own, own, other]));
    expect(report.passed).toBe(true);
    expect(report.pacts[0]?.interactions).toHaveLength(3);
  });

  it("that expects too much gets the place, the example and the smallest payload", async () => {
    const contents = contentsOf({ data: { order: { status: "X" } } });
    const matchingRules = { body: { "$.data.order.status": type } };
    const report = await verify(pactOf([interactionOf(row, { contents, matchingRules })]));
    expect(report.passed).toBe(false);
    expect(report.pacts[0]?.interactions[0]?.findings).toMatchObject([
      { pointer: "/data/order/status", side: "pact", payload: { data: { order: {} } } },
    ]);
  });

  it("gets the variants of its interaction that fail", async () => {
    const { event, purpose } = row;
    const providerStates = [{ name: deliveryState, params: { event, purpose } }];
    const contents = contentsOf({ data: { order: { id: "ord_1" }, referrer: { id: "cust_1" } } });
    const matchingRules = { body: { "$.data.order.id": type, "$.data.referrer.id": type } };
    const pact = pactOf([interactionOf(row, { providerStates, contents, matchingRules })]);
    const variants = (await verify(pact)).pacts[0]?.interactions[0]?.variants ?? [];
    expect(variants.map(({ referrer, passed }) => [referrer, passed])).toEqual(
      variants.map(({ referrer }) => [referrer, referrer === "present"]),
    );
    expect(new Set(variants.map(({ passed }) => passed)).size).toBe(2);
  });

  it("that expects what the examples do not have fails by the examples too", async () => {
    const contents = contentsOf({ data: { order: { id: "ord_1" } } });
    const report = await verify(pactOf([interactionOf(row, { contents, matchingRules: {} })]));
    const [interaction] = report.pacts[0]?.interactions ?? [];
    expect(interaction?.examples.every(({ passed }) => !passed)).toBe(true);
    expect(interaction?.findings[0]?.examples).toEqual(row.examples.map(({ file }) => file));
  });

  it("with a rule that Pact cannot read is refused by file and pointer", async () => {
    const unreadable = { combine: "AND", matchers: [{ match: "include" }] };
    const matchingRules = { body: { "$.data.order.id": unreadable } };
    const file = join(folder, "unreadable.json");
    const pact = pactOf([interactionOf(row), interactionOf(row, { matchingRules })]);
    await writeFile(file, JSON.stringify(pact));
    const outcome = await verifyPacts({ paths: [file], payloads: 1 });
    expect(outcome).toEqual(notRun("pact_invalid", `${file}#/interactions/1`));
  });

  const bad = { match: "regex", regex: "\\p{Nothing}(" };
  const anyOf = (...matchers: readonly JsonObject[]): JsonObject => ({ combine: "OR", matchers });

  it.each<[string, JsonObject, string]>([
    ["by itself", anyOf(bad), "matchers/0/regex"],
    ["next to another matcher", anyOf({ match: "type" }, bad), "matchers/1/regex"],
    ["of each key", anyOf({ match: "eachKey", rules: [bad] }), "matchers/0/rules/0/regex"],
    [
      "of a variant of a list",
      anyOf({ match: "arrayContains", variants: [{ rules: { $: anyOf(bad) } }] }),
      "matchers/0/variants/0/rules/$/matchers/0/regex",
    ],
  ])(
    "with a regular expression that Pact cannot read, %s, is refused by file and pointer",
    async (_how, rule, pointer) => {
      const file = join(folder, "expression.json");
      const matchingRules = { body: { "$.data.order.id": rule } };
      const good = { match: "regex", regex: "(?i)[a-z_0-9]++" };
      const sound = interactionOf(row, {
        matchingRules: { body: { "$.data.order.id": anyOf(good) } },
      });
      await writeFile(file, JSON.stringify(pactOf([sound, interactionOf(row, { matchingRules })])));
      const outcome = await verifyPacts({ paths: [file], payloads: 1 });
      const place = `${file}#/interactions/1/matchingRules/body/$.data.order.id/${pointer}`;
      expect(outcome).toEqual(notRun("pact_invalid", place));
    },
  );

  it("does not pass because it is marked pending", async () => {
    const contents = contentsOf({ data: { order: { id: "ord_1" } } });
    const pending = interactionOf(row, { contents, matchingRules: {}, pending: true });
    expect(await verify(pactOf([pending]))).toMatchObject({ passed: false });
  });

  it("that expects metadata other than the content type is refused with a remedy", async () => {
    const metadata = { contentType: "application/json", topic: "orders" };
    const report = await verify(pactOf([interactionOf(row, { metadata })]));
    const [interaction] = report.pacts[0]?.interactions ?? [];
    expect(interaction?.findings[0]).toMatchObject({
      pointer: "",
      text: expect.stringContaining("topic"),
      // All payloads fail, so no single one shows it.
      failed: interaction?.payloads,
      payload: null,
    });
  });
});

it.each([
  [{ payloads: 0 }, "--payloads"],
  [{ payloads: 1.5 }, "--payloads"],
  [{ seed: -1 }, "--seed"],
  [{ paths: [] }, "paths"],
])("%j is refused", async (options, place) => {
  const outcome = await verifyPacts({ paths: ["x.json"], ...options });
  expect(outcome).toEqual(notRun("option_invalid", place));
});

it("a run that is stopped has no report", async () => {
  const file = join(folder, "stopped.json");
  await writeFile(file, JSON.stringify(pactOf(wanted.map((row) => interactionOf(row)))));
  const outcome = await verifyPacts({ paths: [file], signal: AbortSignal.abort() });
  expect(outcome).toEqual(notRun("stopped", "run"));
});
