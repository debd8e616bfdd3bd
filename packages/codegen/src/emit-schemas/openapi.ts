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

/** Generates an OpenAPI 3.1 document with one webhook for each event. The request body is the delivery. */
export function generateOpenApi(model: Model): ReadonlyMap<string, string> {
  const document: JsonObject = {
    openapi: "3.1.0",
    info: infoOf(model),
    servers: [{ url: "https://receiver.example", description: "URL of your receiver." }],
    tags: [{ name: tag, description: "Webhooks that a distribution sends when an order changes." }],
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
    "HMAC-SHA256 of the raw body, keyed with the project's webhook secret, in lowercase hexadecimal.",
};

function infoOf({ version }: Model): JsonObject {
  return {
    title: "Voucherify order webhooks",
    version,
    description: `${bannerOf("schemas/")} This document is independent of the vendor. The schemas are the tolerant contract. Receivers must accept unknown keys and unknown values of open enums.`,
    license: { name: "MIT", identifier: "MIT" },
  };
}

function webhookOf(model: Model, event: EventModel): JsonObject {
  return {
    post: {
      operationId: `receive${event.name}`,
      summary: `Receives a delivery of ${event.type}`,
      description: `${event.description} If the distribution sends raw payloads, the body is the data alone, as described by \`${event.title}\`.`,
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
        "202": { description: "The receiver stored the delivery and handles it later." },
        "401": { description: "The signature is missing or does not match the body." },
        "503": { description: "The receiver did not store the delivery. The sender should retry." },
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
    // Not oneOf, because linters cannot see that a null key distinguishes two branches. Both forms accept the same values.
    [title]: { description, anyOf: variants.map(({ typeName }) => componentRef(typeName)) },
    ...fromEntries(variants, ({ typeName, schema }) => [typeName, toComponent(schema)]),
  };
}

/** Makes a component. Formats stay, since they inform readers. Nothing validates a delivery with this document at run time. */
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
