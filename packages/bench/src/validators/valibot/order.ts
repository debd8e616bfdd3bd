import * as v from "valibot";
import { customer } from "./customer.ts";
import { anyObject, integer, mapOf, object } from "./objects.ts";

const orderItemProduct = object({
  id: v.nullish(v.string()),
  source_id: v.nullish(v.string()),
  name: v.nullish(v.string()),
  price: v.nullish(v.number()),
  metadata: v.nullish(anyObject),
  override: v.nullish(v.boolean()),
});

const orderItemSku = object({
  id: v.nullish(v.string()),
  source_id: v.nullish(v.string()),
  sku: v.nullish(v.string()),
  price: v.nullish(v.number()),
  metadata: v.nullish(anyObject),
  override: v.nullish(v.boolean()),
});

const orderItem = object({
  id: v.nullish(v.string()),
  object: v.nullish(v.string()),
  source_id: v.nullish(v.string()),
  related_object: v.nullish(v.string()),
  product_id: v.nullish(v.string()),
  sku_id: v.nullish(v.string()),
  quantity: v.optional(integer),
  initial_quantity: v.nullish(integer),
  discount_quantity: v.nullish(integer),
  applied_discount_quantity: v.nullish(integer),
  applied_quantity: v.nullish(integer),
  applied_quantity_amount: v.nullish(integer),
  price: v.nullish(integer),
  amount: v.nullish(integer),
  initial_amount: v.nullish(integer),
  discount_amount: v.nullish(integer),
  applied_discount_amount: v.nullish(integer),
  subtotal_amount: v.nullish(integer),
  application_details: v.nullish(v.array(v.unknown())),
  product: v.nullish(orderItemProduct),
  sku: v.nullish(orderItemSku),
  metadata: v.nullish(anyObject),
});

const orderRedemption = object({
  date: v.nullish(v.string()),
  rollback_id: v.nullish(v.string()),
  rollback_date: v.nullish(v.string()),
  related_object_type: v.nullish(v.string()),
  related_object_id: v.nullish(v.string()),
  related_object_parent_id: v.nullish(v.string()),
  stacked: v.nullish(v.array(v.string())),
  rollback_stacked: v.nullish(v.array(v.string())),
});

export const order = v.object({
  id: v.string(),
  object: v.nullish(v.string()),
  source_id: v.nullish(v.string()),
  status: v.optional(v.string()),
  created_at: v.nullish(v.string()),
  updated_at: v.nullish(v.string()),
  amount: v.optional(integer),
  initial_amount: v.nullish(integer),
  discount_amount: v.nullish(integer),
  items_discount_amount: v.nullish(integer),
  total_discount_amount: v.nullish(integer),
  applied_discount_amount: v.nullish(integer),
  items_applied_discount_amount: v.nullish(integer),
  total_applied_discount_amount: v.nullish(integer),
  total_amount: v.optional(integer),
  items: v.nullish(v.array(orderItem)),
  metadata: v.nullish(anyObject),
  customer_id: v.nullish(v.string()),
  customer: v.nullish(customer),
  referrer_id: v.nullish(v.string()),
  referrer: v.nullish(customer),
  redemptions: v.nullish(mapOf(orderRedemption)),
});
