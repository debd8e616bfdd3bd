import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Json, JsonObject } from "../../src/json/json.ts";
import { readDeliverySources } from "../../src/plan/deliveries.ts";
import { deliveryState, schemasParticipant } from "../../src/plan/pact-names.ts";
import type { PactReport } from "../../src/report/pacts-report.ts";
import { readPayloadSchemas } from "../../src/schemas/read-payload-schemas.ts";
import { type MatrixRow, toContractRows, toMatrix } from "../../src/schemas/variants.ts";
import {
  type VerifyPactsOptions,
  type VerifyPactsOutcome,
  verifyPacts,
} from "../../src/verify-pacts.ts";

/** The schemas, read once for a test file. */
export async function readSchemas() {
  const sources = await readDeliverySources();
  const rows = toMatrix(sources.index);
  const schemas = await readPayloadSchemas(sources.index, rows);
  const [row] = toContractRows(rows);
  if (row === undefined) throw new Error("The schemas have no event");
  return { ...sources, rows, schemas, row };
}

/** One matching rule of version 4. */
export const type: JsonObject = { combine: "AND", matchers: [{ match: "type" }] };
export const typeOrNull: JsonObject = {
  combine: "OR",
  matchers: [{ match: "type" }, { match: "null" }],
};

/** The state parameters of a row. */
export function paramsOf({ event, purpose, referrer, redemption }: MatrixRow): JsonObject {
  return { event, purpose, referrer, redemption };
}

/** Returns an interaction of version 4 as a foreign consumer would write it. Each part may be replaced. */
export function interactionOf(row: MatrixRow, changes: JsonObject = {}): JsonObject {
  return {
    type: "Asynchronous/Messages",
    description: `an order's message, ${row.typeName}`,
    providerStates: [{ name: deliveryState, params: paramsOf(row) }],
    contents: {
      content: { data: { order: { id: "ord_1" } } },
      contentType: "application/json",
      encoded: false,
    },
    matchingRules: { body: { "$.data.order.id": type } },
    metadata: { contentType: "application/json" },
    ...changes,
  };
}

/** Contents of version 4. */
export function contentsOf(content: Json): JsonObject {
  return { content, contentType: "application/json", encoded: false };
}

/** Returns the report on a pact, verified as a file with few payloads. Throws if there is none. */
export async function reportOn(
  pact: JsonObject,
  options: Partial<VerifyPactsOptions> = {},
): Promise<PactReport> {
  const outcome = await outcomeOf(pact, options);
  if (!outcome.ran) throw new Error(outcome.message);
  const [report] = outcome.report.pacts;
  if (report === undefined) throw new Error("The report has no pact");
  return report;
}

/** The outcome of the verification of a pact as a file. */
export async function outcomeOf(
  pact: JsonObject,
  options: Partial<VerifyPactsOptions> = {},
): Promise<VerifyPactsOutcome> {
  const folder = await mkdtemp(join(tmpdir(), "message-pact-"));
  try {
    const file = join(folder, "pact.json");
    await writeFile(file, JSON.stringify(pact));
    return await verifyPacts({ paths: [file], payloads: 20, seed: 1, ...options });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Returns a pact with interactions. Each part may be replaced. */
export function pactOf(interactions: readonly Json[], changes: JsonObject = {}): JsonObject {
  return {
    consumer: { name: "mailer" },
    provider: { name: schemasParticipant },
    interactions,
    metadata: { pactSpecification: { version: "4.0" } },
    ...changes,
  };
}
