import Type from "typebox";
import { customer } from "./customer.ts";
import { nullable } from "./nullable.ts";

const orderItemProduct = Type.Object({
  id: Type.Optional(nullable(Type.String())),
  source_id: Type.Optional(nullable(Type.String())),
  name: Type.Optional(nullable(Type.String())),
  price: Type.Optional(nullable(Type.Number())),
  metadata: Type.Optional(nullable(Type.Record(Type.String(), Type.Unknown()))),
  override: Type.Optional(nullable(Type.Boolean())),
});

const orderItemSku = Type.Object({
  id: Type.Optional(nullable(Type.String())),
  source_id: Type.Optional(nullable(Type.String())),
  sku: Type.Optional(nullable(Type.String())),
  price: Type.Optional(nullable(Type.Number())),
  metadata: Type.Optional(nullable(Type.Record(Type.String(), Type.Unknown()))),
  override: Type.Optional(nullable(Type.Boolean())),
});

const orderItem = Type.Object({
  id: Type.Optional(nullable(Type.String())),
  object: Type.Optional(nullable(Type.String())),
  source_id: Type.Optional(nullable(Type.String())),
  related_object: Type.Optional(nullable(Type.String())),
  product_id: Type.Optional(nullable(Type.String())),
  sku_id: Type.Optional(nullable(Type.String())),
  quantity: Type.Optional(Type.Integer()),
  initial_quantity: Type.Optional(nullable(Type.Integer())),
  discount_quantity: Type.Optional(nullable(Type.Integer())),
  applied_discount_quantity: Type.Optional(nullable(Type.Integer())),
  applied_quantity: Type.Optional(nullable(Type.Integer())),
  applied_quantity_amount: Type.Optional(nullable(Type.Integer())),
  price: Type.Optional(nullable(Type.Integer())),
  amount: Type.Optional(nullable(Type.Integer())),
  initial_amount: Type.Optional(nullable(Type.Integer())),
  discount_amount: Type.Optional(nullable(Type.Integer())),
  applied_discount_amount: Type.Optional(nullable(Type.Integer())),
  subtotal_amount: Type.Optional(nullable(Type.Integer())),
  application_details: Type.Optional(nullable(Type.Array(Type.Unknown()))),
  product: Type.Optional(nullable(orderItemProduct)),
  sku: Type.Optional(nullable(orderItemSku)),
  metadata: Type.Optional(nullable(Type.Record(Type.String(), Type.Unknown()))),
});

const orderRedemption = Type.Object({
  date: Type.Optional(nullable(Type.String())),
  rollback_id: Type.Optional(nullable(Type.String())),
  rollback_date: Type.Optional(nullable(Type.String())),
  related_object_type: Type.Optional(nullable(Type.String())),
  related_object_id: Type.Optional(nullable(Type.String())),
  related_object_parent_id: Type.Optional(nullable(Type.String())),
  stacked: Type.Optional(nullable(Type.Array(Type.String()))),
  rollback_stacked: Type.Optional(nullable(Type.Array(Type.String()))),
});

export const order = Type.Object({
  id: Type.String(),
  object: Type.Optional(nullable(Type.String())),
  source_id: Type.Optional(nullable(Type.String())),
  status: Type.Optional(Type.String()),
  created_at: Type.Optional(nullable(Type.String())),
  updated_at: Type.Optional(nullable(Type.String())),
  amount: Type.Optional(Type.Integer()),
  initial_amount: Type.Optional(nullable(Type.Integer())),
  discount_amount: Type.Optional(nullable(Type.Integer())),
  items_discount_amount: Type.Optional(nullable(Type.Integer())),
  total_discount_amount: Type.Optional(nullable(Type.Integer())),
  applied_discount_amount: Type.Optional(nullable(Type.Integer())),
  items_applied_discount_amount: Type.Optional(nullable(Type.Integer())),
  total_applied_discount_amount: Type.Optional(nullable(Type.Integer())),
  total_amount: Type.Optional(Type.Integer()),
  items: Type.Optional(nullable(Type.Array(orderItem))),
  metadata: Type.Optional(nullable(Type.Record(Type.String(), Type.Unknown()))),
  customer_id: Type.Optional(nullable(Type.String())),
  customer: Type.Optional(nullable(customer)),
  referrer_id: Type.Optional(nullable(Type.String())),
  referrer: Type.Optional(nullable(customer)),
  redemptions: Type.Optional(nullable(Type.Record(Type.String(), orderRedemption))),
});
