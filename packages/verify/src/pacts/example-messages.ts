import type { Json, JsonObject } from "../json/json.ts";
import { toEnvelope } from "../plan/deliveries.ts";
import { deliveryState } from "../plan/pact-names.ts";
import type { IndexedExample } from "../schemas/schema-index.ts";
import type { MatrixRow } from "../schemas/variants.ts";
import type { MessageProvider, ProviderState } from "./message-provider.ts";

/** Sources of example messages. */
export interface ExampleSources {
  readonly rows: readonly MatrixRow[];
  readonly dataOf: (example: IndexedExample) => Json;
  readonly envelope: Json;
}

/**
 * A provider that answers with examples of the schemas, inside the envelope, chosen by the state's parameters
 * alone: a documented one before a composed one before a derived one.
 */
export function provideExamples(sources: ExampleSources): MessageProvider {
  return {
    prepare: (state) => {
      chooseExample(sources, state);
    },
    produce: (state) => {
      const { row, example } = chooseExample(sources, state);
      return JSON.stringify(toEnvelope(sources.envelope, row.event, sources.dataOf(example)));
    },
  };
}

interface Choice {
  readonly row: MatrixRow;
  readonly example: IndexedExample;
}

function chooseExample({ rows }: ExampleSources, { name, params }: ProviderState): Choice {
  if (name !== deliveryState) throw new Error(`the state "${name}", which is unknown`);
  const row = rows.find((candidate) => isMeant(candidate, params));
  if (row === undefined) throw new Error(`no variant for ${JSON.stringify(params)}`);
  const example = row.examples.find(({ file }) => file === (params.example ?? file));
  if (example === undefined) throw new Error(`no example ${params.example}`);
  return { row, example };
}

function isMeant(row: MatrixRow, params: JsonObject): boolean {
  return (["event", "purpose", "referrer", "redemption"] as const).every(
    (key) => row[key] === (params[key] ?? row[key]),
  );
}
