import { isJsonObject, type JsonObject, valueAt } from "../../src/json/json.ts";
import type { MatrixRow } from "../../src/schemas/variants.ts";
import { interactionOf, pactOf } from "../pacts/message-pacts.ts";
import type { StandIn } from "./stand-in.ts";

/** A consumer version that publishes a pact. */
export interface Publishing {
  readonly version?: string;
  readonly branch?: string;
}

/** Publishes a pact as a client does. */
export async function publish(
  { url }: StandIn,
  pact: JsonObject,
  { version = "1.0.0", branch = "main" }: Publishing = {},
): Promise<void> {
  const [consumer, provider] = ["consumer", "provider"].map((one) => valueAt(pact, one, "name"));
  const content = Buffer.from(JSON.stringify(pact)).toString("base64");
  const contract = { consumerName: consumer, providerName: provider, content };
  const body = { pacticipantName: consumer, pacticipantVersionNumber: version, branch };
  const response = await fetch(`${url}/contracts/publish`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...body, contracts: [contract] }),
  });
  if (!response.ok) throw new Error(`status ${response.status}`);
}

/** A pact that every payload satisfies. */
export function soundPact(row: MatrixRow, consumer = "mailer"): JsonObject {
  return pactOf([interactionOf(row)], { consumer: { name: consumer } });
}

/** A pact that the examples satisfy, and generated payloads do not. */
export function pactOfExamples(row: MatrixRow, consumer = "mailer"): JsonObject {
  const regex = { combine: "AND", matchers: [{ match: "regex", regex: "ord_.+" }] };
  const matchingRules = { body: { "$.data.order.id": regex } };
  return pactOf([interactionOf(row, { matchingRules })], { consumer: { name: consumer } });
}

/** The bodies of the results that were posted. */
export function resultsOf({ state }: StandIn): readonly JsonObject[] {
  return state.results.map(({ body }) => body).filter(isJsonObject);
}
