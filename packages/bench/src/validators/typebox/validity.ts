import Type from "typebox";
import { nullable } from "./nullable.ts";

export const validityTimeframe = Type.Object({
  duration: Type.Optional(nullable(Type.String())),
  interval: Type.Optional(nullable(Type.String())),
});

const validityHoursRange = Type.Object({
  days_of_week: Type.Optional(nullable(Type.Array(Type.Integer()))),
  start_time: Type.Optional(nullable(Type.String())),
  expiration_time: Type.Optional(nullable(Type.String())),
});

export const validityHours = Type.Object({
  daily: Type.Optional(nullable(Type.Array(validityHoursRange))),
});

const validationRuleAssignment = Type.Object({
  id: Type.Optional(nullable(Type.String())),
  object: Type.Optional(nullable(Type.String())),
  rule_id: Type.Optional(nullable(Type.String())),
  related_object_id: Type.Optional(nullable(Type.String())),
  related_object_type: Type.Optional(nullable(Type.String())),
  created_at: Type.Optional(nullable(Type.String())),
  updated_at: Type.Optional(nullable(Type.String())),
  validation_status: Type.Optional(nullable(Type.String())),
  validation_omitted_rules: Type.Optional(nullable(Type.Array(Type.String()))),
});

export const validationRuleAssignmentList = Type.Object({
  object: Type.Optional(nullable(Type.String())),
  data_ref: Type.Optional(nullable(Type.String())),
  data: Type.Optional(nullable(Type.Array(validationRuleAssignment))),
  total: Type.Optional(nullable(Type.Integer())),
});

export const category = Type.Object({
  id: Type.String(),
  object: Type.Optional(nullable(Type.String())),
  name: Type.Optional(nullable(Type.String())),
  hierarchy: Type.Optional(nullable(Type.Integer())),
  stacking_rules_type: Type.Optional(nullable(Type.String())),
  created_at: Type.Optional(nullable(Type.String())),
  updated_at: Type.Optional(nullable(Type.String())),
});
