import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type PactsReport, type VerifyPactsOptions, verifyPacts } from "@order-webhooks/verify";
import { planMessages } from "@order-webhooks/verify/plan";
import { expect, it } from "vitest";
import { messagePactFile } from "../src/pacts.ts";

const planned = await planMessages();
const wanted = planned.map(({ variant }) => variant);

async function verify(options: Omit<VerifyPactsOptions, "paths">): Promise<PactsReport> {
  const outcome = await verifyPacts({ paths: [fileURLToPath(messagePactFile)], ...options });
  if (!outcome.ran) throw new Error(outcome.message);
  return outcome.report;
}

it("has exactly one interaction for each variant of the schemas", async () => {
  const { pacts } = await verify({ payloads: 1, seed: 1 });
  const interactions = pacts.flatMap((pact) => pact.interactions);
  expect(interactions.map(({ variants }) => variants)).toMatchObject(wanted.map((one) => [one]));
  expect(pacts.flatMap(({ uncovered }) => uncovered)).toEqual([]);
});

it("is satisfied by every example and by a thousand payloads for each interaction", async () => {
  const report = await verify({ seed: 20_260_115 });
  const interactions = report.pacts.flatMap((pact) => pact.interactions);
  expect(interactions.flatMap(({ findings }) => findings)).toEqual([]);
  expect(interactions.map(({ payloads }) => payloads)).toEqual(wanted.map(() => 1000));
  expect(report).toMatchObject({ passed: true, mode: "tolerant", seed: 20_260_115 });
});

it("is satisfied in strict mode too", async () => {
  expect(await verify({ payloads: 50, seed: 2, mode: "strict" })).toMatchObject({ passed: true });
});

it("shows the evidence for each row, the documented payload first", async () => {
  const { pacts } = await verify({ payloads: 1, seed: 1 });
  const shown = pacts.flatMap(({ interactions }) => interactions);
  expect(shown.map(({ variants }) => variants[0]?.evidence)).toEqual(
    planned.map(({ evidence }) => evidence),
  );
  const documented = shown.filter(({ variants }) => variants[0]?.evidence === "documented");
  expect(documented.length).toBeGreaterThan(0);
  for (const { examples } of documented) {
    expect(examples[0]).toMatchObject({ origin: "documented", passed: true });
  }
});

it("states the parameters of its variant in each interaction", async () => {
  const { interactions } = JSON.parse(await readFile(messagePactFile, "utf8"));
  const params = interactions.map((one: { providerStates: [{ params: unknown }] }) => {
    return one.providerStates[0].params;
  });
  expect(params).toEqual(wanted);
});
