import { bannerOf } from "../banner.ts";
import { eventDeliverySchema, toDelivery } from "../schemas/event-delivery.ts";
import { type Json, type JsonObject, toJsonText } from "../schemas/json.ts";
import {
  type EventModel,
  type Model,
  purposes,
  referencedName,
  type SchemaNode,
} from "../schemas/model.ts";
import { withKnownValuesInWords } from "../schemas/profiles.ts";
import { reachableObjects } from "../schemas/reachable-objects.ts";
import { mapChildren } from "../schemas/walk.ts";

/** An OpenAPI 3.1 document: one webhook an event, whose request body is the delivery. */
export function generateOpenApi(model: Model): ReadonlyMap<string, string> {
  const document: JsonObject = {
    openapi: "3.1.0",
    info: infoOf(model),
    servers: [{ url: "https://receiver.example", description: "Where your receiver listens." }],
    tags: [{ name: tag, description: "What a distribution sends when an order changes." }],
    webhooks: fromEntries(model.events, (event) => [event.type, webhookOf(model, event)]),
    components: {
      securitySchemes: { [signature]: signatureScheme },
      schemas: componentSchemas(model),
    },
  };
  return new Map([["schemas/gen/openapi.json", toJsonText(document)]]);
}

const tag = "orders";
const signature = "signature";

const signatureScheme: JsonObject = {
  type: "apiKey",
  in: "header",
  name: "x-voucherify-signature",
  description:
    "HMAC-SHA256 of the body as it came, keyed with the project's webhook secret, in lower-case hex.",
};

function infoOf({ version }: Model): JsonObject {
  return {
    title: "Voucherify order webhooks",
    version,
    description: `${bannerOf("schemas/")} Independent of the vendor. The schemas are the tolerant contract: unknown keys and unknown values of open enums are to be accepted.`,
    license: { name: "MIT", identifier: "MIT" },
  };
}

function webhookOf(model: Model, event: EventModel): JsonObject {
  return {
    post: {
      operationId: `receive${event.name}`,
      summary: `Receives a delivery of ${event.type}`,
      description: `${event.description} A distribution set to send raw payloads sends the data alone, as \`${event.title}\` describes it.`,
      tags: [tag],
      security: [{ [signature]: [] }],
      requestBody: {
        required: true,
        content: {
          "application/json": {
            schema: componentRef(`${event.name}Delivery`),
            examples: requestExamples(model, event),
          },
        },
      },
      responses: {
        "202": { description: "Stored, to be handled later." },
        "401": { description: "The signature is missing or does not fit the body." },
        "503": { description: "Not stored, to be sent again." },
      },
    },
  };
}

function requestExamples(model: Model, event: EventModel): JsonObject {
  return fromEntries(purposes, (purpose) => {
    const isOwn = (other: Model["examples"][number]) =>
      other.event === event.type && other.purpose === purpose;
    const data = model.examples.find(isOwn)?.data ?? {};
    return [purpose, { value: toDelivery(model, event.type, data) }];
  });
}

function componentSchemas(model: Model): JsonObject {
  const byEvent = model.events.map((event) => eventSchemas(model, event));
  const roots = model.events.flatMap((event) => [
    eventDeliverySchema(model, event),
    ...event.variants.map(({ schema }) => schema),
  ]);
  const objects = reachableObjects(model, roots);
  return {
    ...Object.fromEntries(byEvent.flatMap(Object.entries)),
    ...fromEntries(objects, ({ name, schema }) => [name, toComponent(schema)]),
  };
}

function eventSchemas(model: Model, event: EventModel): JsonObject {
  const { name, title, description, variants } = event;
  return {
    [`${name}Delivery`]: toComponent(eventDeliverySchema(model, event)),
    // Not oneOf: linters cannot see that a null key sets two branches apart, and the language is equal.
    [title]: { description, anyOf: variants.map(({ typeName }) => componentRef(typeName)) },
    ...fromEntries(variants, ({ typeName, schema }) => [typeName, toComponent(schema)]),
  };
}

/** Formats stay, since they inform: nothing validates a delivery with this document at run time. */
function toComponent(node: SchemaNode): JsonObject {
  const { $ref, ...rest } = node;
  const reference = $ref === undefined ? {} : componentRef(referencedName($ref));
  return withKnownValuesInWords(node, { ...mapChildren(rest, toComponent), ...reference });
}

function componentRef(name: string): JsonObject {
  return { $ref: `#/components/schemas/${name}` };
}

function fromEntries<T>(values: readonly T[], toEntry: (value: T) => [string, Json]): JsonObject {
  return Object.fromEntries(values.map(toEntry));
}
