// Made by codegen from schemas/events, schemas/objects and schemas/delivery.schema.json. `npm run generate` remakes it.
import type { DeliveryEnvelope, EventMap, OrderWebhook } from "@order-webhooks/types";
import type { PurposeOptions } from "../../parse/purpose.ts";
import { only, readDelivery, readEventData, withFirstIssue } from "../../parse/read.ts";
import type { ParseResult } from "../../parse/result.ts";
import { type StandardSchemaV1, toDataSchema, toDeliverySchema } from "../../parse/standard-schema.ts";
import { checksOfCustomerOrderCreated } from "../events.ts";

/** Parses an envelope of `customer.order.created`. One of another event is refused as unsupported. */
export function parseDelivery(body: unknown, options: PurposeOptions = {}): ParseResult<OrderWebhook<"customer.order.created">> {
  return withFirstIssue(readDelivery(body, only(checksOfCustomerOrderCreated), options));
}

/** Parses the data of `customer.order.created`, as a raw payload brings it. */
export function parseData(data: unknown): ParseResult<OrderWebhook<"customer.order.created">> {
  return withFirstIssue(readEventData(data, "customer.order.created", only(checksOfCustomerOrderCreated)));
}

/** A Standard Schema of the data of `customer.order.created`: the very value that was given is returned. */
export const dataSchema: StandardSchemaV1<EventMap["customer.order.created"]> = /* @__PURE__ */ toDataSchema((data) =>
  readEventData(data, "customer.order.created", only(checksOfCustomerOrderCreated)),
);

/** A Standard Schema of an envelope of `customer.order.created`: its output is what `parseDelivery` gives. */
export const deliverySchema: StandardSchemaV1<
  DeliveryEnvelope,
  OrderWebhook<"customer.order.created">
> = /* @__PURE__ */ toDeliverySchema((body) => readDelivery(body, only(checksOfCustomerOrderCreated)));
