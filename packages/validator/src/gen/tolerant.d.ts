// Made by codegen from schemas/events, schemas/objects and schemas/delivery.schema.json. `npm run generate` remakes it.
import type { Check } from "../check.js";

export declare const validateDelivery: Check;
export declare const validateCustomerOrderCreatedPromotionData: Check;
export declare const validateCustomerOrderUpdatedPromotionData: Check;
export declare const validateCustomerOrderCreatedUniqueCodeData: Check;
export declare const validateCustomerOrderUpdatedUniqueCodeData: Check;
export declare const validateCustomerOrderCreatedMessageData: Check;
export declare const validateCustomerOrderUpdatedMessageData: Check;
