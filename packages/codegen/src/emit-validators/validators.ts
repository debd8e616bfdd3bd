import { format } from "prettier";
import { bannerOf } from "../banner.ts";
import type { EventModel, Model } from "../schemas/model.ts";
import type { Profile } from "../schemas/profiles.ts";
import { compileFunctions } from "./ajv-code.ts";
import type { FunctionView } from "./function-view.ts";
import { functionName, toFunctionViews } from "./functions.ts";
import { quote } from "./quote.ts";

/** The validators: a module of functions for each profile, tables of them, one module an event. */
export async function generateValidators(model: Model): Promise<ReadonlyMap<string, string>> {
  const tolerant = toFunctionViews(model, "tolerant");
  const strict = toFunctionViews(model, "strict");
  const texts = {
    "tolerant.js": functionsModule(tolerant, "tolerant"),
    "tolerant.d.ts": declarations(tolerant, "Check"),
    "strict.js": functionsModule(strict, "strict"),
    "strict.d.ts": declarations(strict, "StrictCheck"),
    "events.ts": eventsModule(model),
    "strict-checks.ts": strictChecksModule(model),
    ...Object.fromEntries(
      model.events.map((event) => [`events/${event.type}.ts`, eventModule(event)]),
    ),
  };
  const files = Object.entries(texts).map(
    async ([path, text]): Promise<[string, string]> => [
      `${folder}/${path}`,
      await tidy(path, text),
    ],
  );
  return new Map(await Promise.all(files));
}

const folder = "packages/validator/src/gen";

const banner = `// ${bannerOf("schemas/events, schemas/objects and schemas/delivery.schema.json")}\n`;

/** Formats the text, so that a change of a schema shows in the lines that follow from it alone. */
async function tidy(path: string, text: string): Promise<string> {
  const parser = path.endsWith(".ts") ? "typescript" : "babel";
  return format(banner + text, { parser, printWidth: 100 });
}

function functionsModule(functions: readonly FunctionView[], profile: Profile): string {
  const body = compileFunctions(functions, profile).join("\n\n");
  const used = Object.entries(prelude).filter(([name]) => body.includes(`${name}(`));
  const called = used.filter(([name]) => !body.includes(`report.${name}(`));
  return `${called.map(([, text]) => text).join("\n")}\n\n${body}\n\n${exportList(functions)}`;
}

/** Code that the functions of a module share. All else in the module is Ajv's. */
const prelude = {
  isObject:
    'const isObject = (data) => data !== null && typeof data == "object" && !Array.isArray(data);',
  fault: "const fault = (path, code, expected) => ({ path, code, expected });",
  within: "const within = (path, inner) => ({ ...inner, path: path + inner.path });",
  token: 'const token = (key) => key.replaceAll("~", "~0").replaceAll("/", "~1");',
};

function exportList(functions: readonly FunctionView[]): string {
  const names = functions.flatMap(({ name, exportedAs }) =>
    exportedAs.map((alias) => (alias === name ? name : `${name} as ${alias}`)),
  );
  return `export { ${names.join(", ")} };\n`;
}

function declarations(functions: readonly FunctionView[], type: string): string {
  const names = functions.flatMap(({ exportedAs }) => exportedAs);
  const lines = names.map((name) => `export declare const ${name}: ${type};`);
  return `import type { ${type} } from "../check.js";\n\n${lines.join("\n")}\n`;
}

/** One constant an event, so that a bundler keeps only the events that are asked for. */
function eventsModule({ events }: Model): string {
  const names = events.flatMap(({ variants }) => variants.map(variantFunction));
  const constants = events.map(
    (event) => `/** The checks of \`${event.type}\`. */
export const ${constantOf(event)}: EventChecks<${quote(event.type)}> = {
  eventType: ${quote(event.type)},
  checks: ${checksLiteral(event)},
};`,
  );
  const entries = events.map((event) => `${quote(event.type)}: ${constantOf(event)}`);
  return `import type { EventType } from "@order-webhooks/types";
import type { EventChecks } from "../check.ts";
import { ${names.join(", ")} } from "./tolerant.js";

${constants.join("\n\n")}

/** Every event by its type. */
export const events: { readonly [E in EventType]: EventChecks<E> } = { ${entries.join(", ")} };

/** The event types that this version knows. A later minor version may know more. */
export const eventTypes: readonly EventType[] = [${events.map(({ type }) => quote(type)).join(", ")}];
`;
}

function strictChecksModule({ events }: Model): string {
  const names = events.flatMap(({ variants }) => variants.map(variantFunction));
  const entries = events.map((event) => `${quote(event.type)}: ${checksLiteral(event)}`);
  return `import type { EventType, Purpose } from "@order-webhooks/types";
import type { StrictCheck } from "../check.ts";
import { ${names.join(", ")} } from "./strict.js";

/** The strict check of each event and purpose. */
export const strictChecks: { readonly [E in EventType]: { readonly [P in Purpose]: StrictCheck } } =
  { ${entries.join(", ")} };
`;
}

/** The module that a consumer of one event imports: nothing of another event, nothing strict. */
function eventModule(event: EventModel): string {
  const type = quote(event.type);
  const name = constantOf(event);
  return `import type { Delivery, EventMap, OrderWebhook } from "@order-webhooks/types";
import { only, readDelivery, readEventData } from "../../read.ts";
import type { ParseResult } from "../../result.ts";
import { type StandardSchemaV1, toDataSchema, toDeliverySchema } from "../../standard-schema.ts";
import { ${name} } from "../events.ts";

/** Parses an envelope of \`${event.type}\`. One of another event is refused as unsupported. */
export function parseDelivery(body: unknown): ParseResult<OrderWebhook<${type}>> {
  return readDelivery(body, only(${name}));
}

/** Parses the data of \`${event.type}\`, as a raw payload brings it. */
export function parseData(data: unknown): ParseResult<OrderWebhook<${type}>> {
  return readEventData(data, ${type}, only(${name}));
}

/** A Standard Schema of the data of \`${event.type}\`: the very value that was given is returned. */
export const dataSchema: StandardSchemaV1<EventMap[${type}]> = /* @__PURE__ */ toDataSchema(parseData);

/** A Standard Schema of an envelope of \`${event.type}\`: its output is what \`parseDelivery\` gives. */
export const deliverySchema: StandardSchemaV1<Delivery, OrderWebhook<${type}>> =
  /* @__PURE__ */ toDeliverySchema(parseDelivery);
`;
}

function checksLiteral({ variants }: EventModel): string {
  const entries = variants.map((variant) => `${variant.purpose}: ${variantFunction(variant)}`);
  return `{ ${entries.join(", ")} }`;
}

function variantFunction({ typeName }: { readonly typeName: string }): string {
  return functionName(typeName);
}

function constantOf({ name }: EventModel): string {
  return `checksOf${name}`;
}
