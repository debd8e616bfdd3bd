import { type } from "arktype";
import { isNoArray } from "./objects.ts";

const discountProduct = type({
  "id?": "string | null",
  "source_id?": "string | null",
  "name?": "string | null",
}).narrow(isNoArray);

const discountSku = type({
  "id?": "string | null",
  "source_id?": "string | null",
  "sku?": "string | null",
  "name?": "string | null",
}).narrow(isNoArray);

const discountUnit = type({
  "unit_off?": "number | null",
  "unit_off_formula?": "string | null",
  "unit_type?": "string | null",
  "effect?": "string | null",
  "product?": discountProduct.or("null"),
  "sku?": discountSku.or("null"),
}).narrow(isNoArray);

export const discount = type({
  "type?": "string",
  "effect?": "string | null",
  "amount_off?": "number | null",
  "amount_off_formula?": "string | null",
  "percent_off?": "number | null",
  "percent_off_formula?": "string | null",
  "amount_limit?": "number | null",
  "aggregated_amount_limit?": "number | null",
  "fixed_amount?": "number | null",
  "fixed_amount_formula?": "string | null",
  "unit_off?": "number | null",
  "unit_off_formula?": "string | null",
  "unit_type?": "string | null",
  "units?": discountUnit.array().or("null"),
  "product?": discountProduct.or("null"),
  "sku?": discountSku.or("null"),
  "is_dynamic?": "boolean | null",
}).narrow(isNoArray);

export const gift = type({
  "amount?": "number | null",
  "balance?": "number | null",
  "subtracted_amount?": "number | null",
  "effect?": "string | null",
}).narrow(isNoArray);
