// Made by codegen from schemas/events, schemas/objects and schemas/delivery.schema.json. `npm run generate` remakes it.
import type { EventType } from "@order-webhooks/types";
import type { EventChecks } from "../checks/check.ts";
import { checkPromotionData, checkUniqueCodeData, checkMessageData } from "./checks.ts";

/** The checks of `customer.order.canceled`. */
export const checksOfCustomerOrderCanceled: EventChecks<"customer.order.canceled"> = {
  eventType: "customer.order.canceled",
  checks: { promotion: checkPromotionData, unique_code: checkUniqueCodeData, message: checkMessageData },
};

/** The checks of `customer.order.created`. */
export const checksOfCustomerOrderCreated: EventChecks<"customer.order.created"> = {
  eventType: "customer.order.created",
  checks: { promotion: checkPromotionData, unique_code: checkUniqueCodeData, message: checkMessageData },
};

/** The checks of `customer.order.paid`. */
export const checksOfCustomerOrderPaid: EventChecks<"customer.order.paid"> = {
  eventType: "customer.order.paid",
  checks: { promotion: checkPromotionData, unique_code: checkUniqueCodeData, message: checkMessageData },
};

/** The checks of `customer.order.updated`. */
export const checksOfCustomerOrderUpdated: EventChecks<"customer.order.updated"> = {
  eventType: "customer.order.updated",
  checks: { promotion: checkPromotionData, unique_code: checkUniqueCodeData, message: checkMessageData },
};

/** Every event by its type. */
export const events: { readonly [E in EventType]: EventChecks<E> } = {
  "customer.order.canceled": checksOfCustomerOrderCanceled,
  "customer.order.created": checksOfCustomerOrderCreated,
  "customer.order.paid": checksOfCustomerOrderPaid,
  "customer.order.updated": checksOfCustomerOrderUpdated,
};

/** The event types that this version knows. A later minor version may know more. */
export const eventTypes: readonly EventType[] = [
  "customer.order.canceled",
  "customer.order.created",
  "customer.order.paid",
  "customer.order.updated",
];
