import { format } from "prettier";
import { bannerOf } from "../banner.ts";
import type { EventModel, Model, VariantModel } from "../schemas/model.ts";
import { dataName } from "../schemas/names.ts";
import { checkFunctionsModule, functionName } from "./check-functions.ts";
import { toCheckedSchemas } from "./checked-schemas.ts";
import { knownKeysModule } from "./known-keys.ts";
import { quote } from "./quote.ts";

/** Generates the check functions, the table of known keys, the list of events, and one module for each event. */
export async function generateValidators(model: Model): Promise<ReadonlyMap<string, string>> {
  const schemas = toCheckedSchemas(model);
  const variants = model.events.flatMap((event) => event.variants);
  const exported = new Set([model.delivery.name, ...variants.map(dataName)]);
  const texts = {
    "checks.ts": checkFunctionsModule(schemas, exported),
    "known-keys.ts": knownKeysModule(schemas, model),
    "events.ts": eventsModule(model),
    ...Object.fromEntries(
      model.events.map((event) => [`events/${event.type}.ts`, eventModule(event)]),
    ),
  };
  const files = Object.entries(texts).map(
    async ([path, text]): Promise<[string, string]> => [`${folder}/${path}`, await tidy(text)],
  );
  return new Map(await Promise.all(files));
}

const folder = "packages/validator/src/gen";

const banner = `// ${bannerOf("schemas/events, schemas/objects and schemas/delivery.schema.json")}\n`;

/**
 * Formats the text, so that a change of a schema changes only the lines that depend on it. The lines are
 * wide enough for a statement to fit on two.
 */
async function tidy(text: string): Promise<string> {
  return format(banner + text, { parser: "typescript", printWidth: 130 });
}

/** Makes one constant for each event, so that a bundler keeps only the events that the code uses. */
function eventsModule({ events }: Model): string {
  const names = [...new Set(events.flatMap(({ variants }) => variants.map(checkOf)))];
  const constants = events.map(
    (event) => `/** The checks of \`${event.type}\`. */
export const ${constantOf(event)}: EventChecks<${quote(event.type)}> = {
  eventType: ${quote(event.type)},
  checks: ${checksLiteral(event)},
};`,
  );
  const entries = events.map((event) => `${quote(event.type)}: ${constantOf(event)}`);
  return `import type { EventType } from "@order-webhooks/types";
import type { EventChecks } from "../checks/check.ts";
import { ${names.join(", ")} } from "./checks.ts";

${constants.join("\n\n")}

/** Every event by its type. */
export const events: { readonly [E in EventType]: EventChecks<E> } = { ${entries.join(", ")} };

/** The event types that this version knows. A later minor version may add event types. */
export const eventTypes: readonly EventType[] = [${events.map(({ type }) => quote(type)).join(", ")}];
`;
}

/** Makes the module for a consumer of one event. It imports nothing of other events and no table for drift. */
function eventModule(event: EventModel): string {
  const type = quote(event.type);
  const name = constantOf(event);
  return `import type { DeliveryEnvelope, EventMap, OrderWebhook } from "@order-webhooks/types";
import type { PurposeOptions } from "../../parse/purpose.ts";
import { only, readDelivery, readEventData, withFirstIssue } from "../../parse/read.ts";
import type { ParseResult } from "../../parse/result.ts";
import { type StandardSchemaV1, toDataSchema, toDeliverySchema } from "../../parse/standard-schema.ts";
import { ${name} } from "../events.ts";

/** Parses an envelope of \`${event.type}\`. Envelopes of other events are refused as unsupported. */
export function parseDelivery(
  body: unknown,
  options: PurposeOptions = {},
): ParseResult<OrderWebhook<${type}>> {
  return withFirstIssue(readDelivery(body, only(${name}), options));
}

/** Parses the data of \`${event.type}\`, as sent in a raw payload. */
export function parseData(data: unknown): ParseResult<OrderWebhook<${type}>> {
  return withFirstIssue(readEventData(data, ${type}, only(${name})));
}

/** Standard Schema of the data of \`${event.type}\`. Its output is the unchanged input value. */
export const dataSchema: StandardSchemaV1<EventMap[${type}]> = /* @__PURE__ */ toDataSchema(
  (data) => readEventData(data, ${type}, only(${name})),
);

/** Standard Schema of an envelope of \`${event.type}\`. Its output is the result of \`parseDelivery\`. */
export const deliverySchema: StandardSchemaV1<DeliveryEnvelope, OrderWebhook<${type}>> =
  /* @__PURE__ */ toDeliverySchema((body) => readDelivery(body, only(${name})));
`;
}

function checksLiteral({ variants }: EventModel): string {
  const entries = variants.map((variant) => `${variant.purpose}: ${checkOf(variant)}`);
  return `{ ${entries.join(", ")} }`;
}

function checkOf(variant: VariantModel): string {
  return functionName(dataName(variant));
}

function constantOf({ name }: EventModel): string {
  return `checksOf${name}`;
}
