import * as v from "valibot";
import { object } from "./objects.ts";

const discountProduct = object({
  id: v.nullish(v.string()),
  source_id: v.nullish(v.string()),
  name: v.nullish(v.string()),
});

const discountSku = object({
  id: v.nullish(v.string()),
  source_id: v.nullish(v.string()),
  sku: v.nullish(v.string()),
  name: v.nullish(v.string()),
});

const discountUnit = object({
  unit_off: v.nullish(v.number()),
  unit_off_formula: v.nullish(v.string()),
  unit_type: v.nullish(v.string()),
  effect: v.nullish(v.string()),
  product: v.nullish(discountProduct),
  sku: v.nullish(discountSku),
});

export const discount = object({
  type: v.optional(v.string()),
  effect: v.nullish(v.string()),
  amount_off: v.nullish(v.number()),
  amount_off_formula: v.nullish(v.string()),
  percent_off: v.nullish(v.number()),
  percent_off_formula: v.nullish(v.string()),
  amount_limit: v.nullish(v.number()),
  aggregated_amount_limit: v.nullish(v.number()),
  fixed_amount: v.nullish(v.number()),
  fixed_amount_formula: v.nullish(v.string()),
  unit_off: v.nullish(v.number()),
  unit_off_formula: v.nullish(v.string()),
  unit_type: v.nullish(v.string()),
  units: v.nullish(v.array(discountUnit)),
  product: v.nullish(discountProduct),
  sku: v.nullish(discountSku),
  is_dynamic: v.nullish(v.boolean()),
});

export const gift = object({
  amount: v.nullish(v.number()),
  balance: v.nullish(v.number()),
  subtracted_amount: v.nullish(v.number()),
  effect: v.nullish(v.string()),
});
