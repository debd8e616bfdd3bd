import { type } from "arktype";
import { customer } from "./customer.ts";
import { anyObject, isNoArray } from "./objects.ts";

const orderItemProduct = type({
  "id?": "string | null",
  "source_id?": "string | null",
  "name?": "string | null",
  "price?": "number | null",
  "metadata?": anyObject.or("null"),
  "override?": "boolean | null",
}).narrow(isNoArray);

const orderItemSku = type({
  "id?": "string | null",
  "source_id?": "string | null",
  "sku?": "string | null",
  "price?": "number | null",
  "metadata?": anyObject.or("null"),
  "override?": "boolean | null",
}).narrow(isNoArray);

const orderItem = type({
  "id?": "string | null",
  "object?": "string | null",
  "source_id?": "string | null",
  "related_object?": "string | null",
  "product_id?": "string | null",
  "sku_id?": "string | null",
  "quantity?": "number.integer",
  "initial_quantity?": "number.integer | null",
  "discount_quantity?": "number.integer | null",
  "applied_discount_quantity?": "number.integer | null",
  "applied_quantity?": "number.integer | null",
  "applied_quantity_amount?": "number.integer | null",
  "price?": "number.integer | null",
  "amount?": "number.integer | null",
  "initial_amount?": "number.integer | null",
  "discount_amount?": "number.integer | null",
  "applied_discount_amount?": "number.integer | null",
  "subtotal_amount?": "number.integer | null",
  "application_details?": "unknown[] | null",
  "product?": orderItemProduct.or("null"),
  "sku?": orderItemSku.or("null"),
  "metadata?": anyObject.or("null"),
}).narrow(isNoArray);

const orderRedemption = type({
  "date?": "string | null",
  "rollback_id?": "string | null",
  "rollback_date?": "string | null",
  "related_object_type?": "string | null",
  "related_object_id?": "string | null",
  "related_object_parent_id?": "string | null",
  "stacked?": "string[] | null",
  "rollback_stacked?": "string[] | null",
}).narrow(isNoArray);

export const order = type({
  id: "string",
  "object?": "string | null",
  "source_id?": "string | null",
  "status?": "string",
  "created_at?": "string | null",
  "updated_at?": "string | null",
  "amount?": "number.integer",
  "initial_amount?": "number.integer | null",
  "discount_amount?": "number.integer | null",
  "items_discount_amount?": "number.integer | null",
  "total_discount_amount?": "number.integer | null",
  "applied_discount_amount?": "number.integer | null",
  "items_applied_discount_amount?": "number.integer | null",
  "total_applied_discount_amount?": "number.integer | null",
  "total_amount?": "number.integer",
  "items?": orderItem.array().or("null"),
  "metadata?": anyObject.or("null"),
  "customer_id?": "string | null",
  "customer?": customer.or("null"),
  "referrer_id?": "string | null",
  "referrer?": customer.or("null"),
  "redemptions?": type({ "[string]": orderRedemption }).narrow(isNoArray).or("null"),
});
