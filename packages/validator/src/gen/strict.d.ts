// Made by codegen from schemas/events, schemas/objects and schemas/delivery.schema.json. `npm run generate` remakes it.
import type { StrictCheck } from "../check.js";

export declare const validateDelivery: StrictCheck;
export declare const validateCustomerOrderCreatedPromotionData: StrictCheck;
export declare const validateCustomerOrderUpdatedPromotionData: StrictCheck;
export declare const validateCustomerOrderCreatedUniqueCodeData: StrictCheck;
export declare const validateCustomerOrderUpdatedUniqueCodeData: StrictCheck;
export declare const validateCustomerOrderCreatedMessageData: StrictCheck;
export declare const validateCustomerOrderUpdatedMessageData: StrictCheck;
