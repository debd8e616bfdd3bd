import * as z from "zod";
import { customer } from "./customer.ts";

const orderItemProduct = z.object({
  id: z.string().nullish(),
  source_id: z.string().nullish(),
  name: z.string().nullish(),
  price: z.number().nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  override: z.boolean().nullish(),
});

const orderItemSku = z.object({
  id: z.string().nullish(),
  source_id: z.string().nullish(),
  sku: z.string().nullish(),
  price: z.number().nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  override: z.boolean().nullish(),
});

const orderItem = z.object({
  id: z.string().nullish(),
  object: z.string().nullish(),
  source_id: z.string().nullish(),
  related_object: z.string().nullish(),
  product_id: z.string().nullish(),
  sku_id: z.string().nullish(),
  quantity: z.int().optional(),
  initial_quantity: z.int().nullish(),
  discount_quantity: z.int().nullish(),
  applied_discount_quantity: z.int().nullish(),
  applied_quantity: z.int().nullish(),
  applied_quantity_amount: z.int().nullish(),
  price: z.int().nullish(),
  amount: z.int().nullish(),
  initial_amount: z.int().nullish(),
  discount_amount: z.int().nullish(),
  applied_discount_amount: z.int().nullish(),
  subtotal_amount: z.int().nullish(),
  application_details: z.array(z.unknown()).nullish(),
  product: orderItemProduct.nullish(),
  sku: orderItemSku.nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
});

const orderRedemption = z.object({
  date: z.string().nullish(),
  rollback_id: z.string().nullish(),
  rollback_date: z.string().nullish(),
  related_object_type: z.string().nullish(),
  related_object_id: z.string().nullish(),
  related_object_parent_id: z.string().nullish(),
  stacked: z.array(z.string()).nullish(),
  rollback_stacked: z.array(z.string()).nullish(),
});

export const order = z.object({
  id: z.string(),
  object: z.string().nullish(),
  source_id: z.string().nullish(),
  status: z.string().optional(),
  created_at: z.string().nullish(),
  updated_at: z.string().nullish(),
  amount: z.int().optional(),
  initial_amount: z.int().nullish(),
  discount_amount: z.int().nullish(),
  items_discount_amount: z.int().nullish(),
  total_discount_amount: z.int().nullish(),
  applied_discount_amount: z.int().nullish(),
  items_applied_discount_amount: z.int().nullish(),
  total_applied_discount_amount: z.int().nullish(),
  total_amount: z.int().optional(),
  items: z.array(orderItem).nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  customer_id: z.string().nullish(),
  customer: customer.nullish(),
  referrer_id: z.string().nullish(),
  referrer: customer.nullish(),
  redemptions: z.record(z.string(), orderRedemption).nullish(),
});
