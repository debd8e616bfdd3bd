import { bannerOf } from "../banner.ts";
import type { Json, JsonObject } from "../schemas/json.ts";
import { type Example, type Model, purposes } from "../schemas/model.ts";

/** Generates one `data` value for each event and purpose, for the receiver's testing entry. */
export function generateReceiver(model: Model): ReadonlyMap<string, string> {
  return new Map([["packages/receiver/src/gen/examples.ts", examplesModule(model)]]);
}

function examplesModule(model: Model): string {
  const byEvent = model.events.map(({ type }) => [type, firstExamples(model, type)]);
  return `// ${bannerOf("schemas/examples")}
import type { EventVariants } from "@order-webhooks/types";

/** One example of \`data\` for each event and purpose. */
export const examples: EventVariants = ${JSON.stringify(Object.fromEntries(byEvent), null, 2)};
`;
}

function firstExamples(model: Model, event: string): JsonObject {
  const examples = purposes.map((purpose): [string, Json] => {
    const isOwn = (example: Example) => example.event === event && example.purpose === purpose;
    return [purpose, model.examples.find(isOwn)?.data ?? null];
  });
  return Object.fromEntries(examples);
}
