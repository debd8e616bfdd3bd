import * as z from "zod";

export const validityTimeframe = z.object({
  duration: z.string().nullish(),
  interval: z.string().nullish(),
});

const validityHoursRange = z.object({
  days_of_week: z.array(z.int()).nullish(),
  start_time: z.string().nullish(),
  expiration_time: z.string().nullish(),
});

export const validityHours = z.object({
  daily: z.array(validityHoursRange).nullish(),
});

const validationRuleAssignment = z.object({
  id: z.string().nullish(),
  object: z.string().nullish(),
  rule_id: z.string().nullish(),
  related_object_id: z.string().nullish(),
  related_object_type: z.string().nullish(),
  created_at: z.string().nullish(),
  updated_at: z.string().nullish(),
  validation_status: z.string().nullish(),
  validation_omitted_rules: z.array(z.string()).nullish(),
});

export const validationRuleAssignmentList = z.object({
  object: z.string().nullish(),
  data_ref: z.string().nullish(),
  data: z.array(validationRuleAssignment).nullish(),
  total: z.int().nullish(),
});

export const category = z.object({
  id: z.string(),
  object: z.string().nullish(),
  name: z.string().nullish(),
  hierarchy: z.int().nullish(),
  stacking_rules_type: z.string().nullish(),
  created_at: z.string().nullish(),
  updated_at: z.string().nullish(),
});
