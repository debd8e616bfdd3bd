import Type from "typebox";
import { nullable } from "./nullable.ts";

const discountProduct = Type.Object({
  id: Type.Optional(nullable(Type.String())),
  source_id: Type.Optional(nullable(Type.String())),
  name: Type.Optional(nullable(Type.String())),
});

const discountSku = Type.Object({
  id: Type.Optional(nullable(Type.String())),
  source_id: Type.Optional(nullable(Type.String())),
  sku: Type.Optional(nullable(Type.String())),
  name: Type.Optional(nullable(Type.String())),
});

const discountUnit = Type.Object({
  unit_off: Type.Optional(nullable(Type.Number())),
  unit_off_formula: Type.Optional(nullable(Type.String())),
  unit_type: Type.Optional(nullable(Type.String())),
  effect: Type.Optional(nullable(Type.String())),
  product: Type.Optional(nullable(discountProduct)),
  sku: Type.Optional(nullable(discountSku)),
});

export const discount = Type.Object({
  type: Type.Optional(Type.String()),
  effect: Type.Optional(nullable(Type.String())),
  amount_off: Type.Optional(nullable(Type.Number())),
  amount_off_formula: Type.Optional(nullable(Type.String())),
  percent_off: Type.Optional(nullable(Type.Number())),
  percent_off_formula: Type.Optional(nullable(Type.String())),
  amount_limit: Type.Optional(nullable(Type.Number())),
  aggregated_amount_limit: Type.Optional(nullable(Type.Number())),
  fixed_amount: Type.Optional(nullable(Type.Number())),
  fixed_amount_formula: Type.Optional(nullable(Type.String())),
  unit_off: Type.Optional(nullable(Type.Number())),
  unit_off_formula: Type.Optional(nullable(Type.String())),
  unit_type: Type.Optional(nullable(Type.String())),
  units: Type.Optional(nullable(Type.Array(discountUnit))),
  product: Type.Optional(nullable(discountProduct)),
  sku: Type.Optional(nullable(discountSku)),
  is_dynamic: Type.Optional(nullable(Type.Boolean())),
});

export const gift = Type.Object({
  amount: Type.Optional(nullable(Type.Number())),
  balance: Type.Optional(nullable(Type.Number())),
  subtracted_amount: Type.Optional(nullable(Type.Number())),
  effect: Type.Optional(nullable(Type.String())),
});
