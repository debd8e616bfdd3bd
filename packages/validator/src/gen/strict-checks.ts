// Made by codegen from schemas/events, schemas/objects and schemas/delivery.schema.json. `npm run generate` remakes it.
import type { EventType, Purpose } from "@order-webhooks/types";
import type { StrictCheck } from "../check.ts";
import {
  validateCustomerOrderCreatedPromotionData,
  validateCustomerOrderCreatedUniqueCodeData,
  validateCustomerOrderCreatedMessageData,
  validateCustomerOrderUpdatedPromotionData,
  validateCustomerOrderUpdatedUniqueCodeData,
  validateCustomerOrderUpdatedMessageData,
} from "./strict.js";

/** The strict check of each event and purpose. */
export const strictChecks: { readonly [E in EventType]: { readonly [P in Purpose]: StrictCheck } } =
  {
    "customer.order.created": {
      promotion: validateCustomerOrderCreatedPromotionData,
      unique_code: validateCustomerOrderCreatedUniqueCodeData,
      message: validateCustomerOrderCreatedMessageData,
    },
    "customer.order.updated": {
      promotion: validateCustomerOrderUpdatedPromotionData,
      unique_code: validateCustomerOrderUpdatedUniqueCodeData,
      message: validateCustomerOrderUpdatedMessageData,
    },
  };
