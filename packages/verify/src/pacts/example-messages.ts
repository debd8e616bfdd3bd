import { type Json, type JsonObject, objectOr } from "../json/json.ts";
import { toEnvelope } from "../plan/deliveries.ts";
import type { Form } from "../plan/delivery.ts";
import { deliveryState } from "../plan/pact-names.ts";
import type { IndexedExample } from "../schemas/schema-index.ts";
import type { MatrixRow } from "../schemas/variants.ts";
import type { MessageProvider, ProviderState } from "./engine/message-provider.ts";

/** Sources of example messages. */
export interface ExampleSources {
  readonly rows: readonly MatrixRow[];
  readonly dataOf: (example: IndexedExample) => Json;
  readonly envelope: Json;
}

/** Example with its form. */
export interface ExampleChoice {
  readonly row: MatrixRow;
  readonly example: IndexedExample;
  readonly form: Form;
}

/**
 * Returns a provider that answers with examples of the schemas. It chooses them only by the state's
 * parameters: documented ones first, then composed and derived ones. They are in the envelope,
 * unless the form is `raw`.
 */
export function provideExamples(sources: ExampleSources): MessageProvider {
  return {
    prepare: (state) => {
      chooseExample(sources, state);
    },
    produce: (state) => JSON.stringify(toMessage(sources, chooseExample(sources, state))),
  };
}

/** Makes the message of an example. */
export function toMessage(
  { dataOf, envelope }: ExampleSources,
  { row, example, form }: ExampleChoice,
): JsonObject {
  const data = dataOf(example);
  return form === "raw" ? objectOr(data) : toEnvelope(envelope, row.event, data);
}

function chooseExample({ rows }: ExampleSources, { name, params }: ProviderState): ExampleChoice {
  if (name !== deliveryState) throw new Error(`the state "${name}", which is unknown`);
  const row = rows.find((candidate) => isMeant(candidate, params));
  if (row === undefined) throw new Error(`no variant for ${JSON.stringify(params)}`);
  const example = row.examples.find(({ file }) => file === (params.example ?? file));
  if (example === undefined) throw new Error(`no example ${params.example}`);
  return { row, example, form: params.form === "raw" ? "raw" : "envelope" };
}

function isMeant(row: MatrixRow, params: JsonObject): boolean {
  return (["event", "purpose", "referrer", "redemption"] as const).every(
    (key) => row[key] === (params[key] ?? row[key]),
  );
}
