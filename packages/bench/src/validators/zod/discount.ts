import * as z from "zod";

const discountProduct = z.object({
  id: z.string().nullish(),
  source_id: z.string().nullish(),
  name: z.string().nullish(),
});

const discountSku = z.object({
  id: z.string().nullish(),
  source_id: z.string().nullish(),
  sku: z.string().nullish(),
  name: z.string().nullish(),
});

const discountUnit = z.object({
  unit_off: z.number().nullish(),
  unit_off_formula: z.string().nullish(),
  unit_type: z.string().nullish(),
  effect: z.string().nullish(),
  product: discountProduct.nullish(),
  sku: discountSku.nullish(),
});

export const discount = z.object({
  type: z.string().optional(),
  effect: z.string().nullish(),
  amount_off: z.number().nullish(),
  amount_off_formula: z.string().nullish(),
  percent_off: z.number().nullish(),
  percent_off_formula: z.string().nullish(),
  amount_limit: z.number().nullish(),
  aggregated_amount_limit: z.number().nullish(),
  fixed_amount: z.number().nullish(),
  fixed_amount_formula: z.string().nullish(),
  unit_off: z.number().nullish(),
  unit_off_formula: z.string().nullish(),
  unit_type: z.string().nullish(),
  units: z.array(discountUnit).nullish(),
  product: discountProduct.nullish(),
  sku: discountSku.nullish(),
  is_dynamic: z.boolean().nullish(),
});

export const gift = z.object({
  amount: z.number().nullish(),
  balance: z.number().nullish(),
  subtracted_amount: z.number().nullish(),
  effect: z.string().nullish(),
});
