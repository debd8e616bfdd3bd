import * as v from "valibot";
import { integer, object } from "./objects.ts";

export const validityTimeframe = object({
  duration: v.nullish(v.string()),
  interval: v.nullish(v.string()),
});

const validityHoursRange = object({
  days_of_week: v.nullish(v.array(integer)),
  start_time: v.nullish(v.string()),
  expiration_time: v.nullish(v.string()),
});

export const validityHours = object({
  daily: v.nullish(v.array(validityHoursRange)),
});

const validationRuleAssignment = object({
  id: v.nullish(v.string()),
  object: v.nullish(v.string()),
  rule_id: v.nullish(v.string()),
  related_object_id: v.nullish(v.string()),
  related_object_type: v.nullish(v.string()),
  created_at: v.nullish(v.string()),
  updated_at: v.nullish(v.string()),
  validation_status: v.nullish(v.string()),
  validation_omitted_rules: v.nullish(v.array(v.string())),
});

export const validationRuleAssignmentList = object({
  object: v.nullish(v.string()),
  data_ref: v.nullish(v.string()),
  data: v.nullish(v.array(validationRuleAssignment)),
  total: v.nullish(integer),
});

export const category = v.object({
  id: v.string(),
  object: v.nullish(v.string()),
  name: v.nullish(v.string()),
  hierarchy: v.nullish(integer),
  stacking_rules_type: v.nullish(v.string()),
  created_at: v.nullish(v.string()),
  updated_at: v.nullish(v.string()),
});
