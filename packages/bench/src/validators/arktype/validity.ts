import { type } from "arktype";
import { isNoArray } from "./objects.ts";

export const validityTimeframe = type({
  "duration?": "string | null",
  "interval?": "string | null",
}).narrow(isNoArray);

const validityHoursRange = type({
  "days_of_week?": "number.integer[] | null",
  "start_time?": "string | null",
  "expiration_time?": "string | null",
}).narrow(isNoArray);

export const validityHours = type({
  "daily?": validityHoursRange.array().or("null"),
}).narrow(isNoArray);

const validationRuleAssignment = type({
  "id?": "string | null",
  "object?": "string | null",
  "rule_id?": "string | null",
  "related_object_id?": "string | null",
  "related_object_type?": "string | null",
  "created_at?": "string | null",
  "updated_at?": "string | null",
  "validation_status?": "string | null",
  "validation_omitted_rules?": "string[] | null",
}).narrow(isNoArray);

export const validationRuleAssignmentList = type({
  "object?": "string | null",
  "data_ref?": "string | null",
  "data?": validationRuleAssignment.array().or("null"),
  "total?": "number.integer | null",
}).narrow(isNoArray);

export const category = type({
  id: "string",
  "object?": "string | null",
  "name?": "string | null",
  "hierarchy?": "number.integer | null",
  "stacking_rules_type?": "string | null",
  "created_at?": "string | null",
  "updated_at?": "string | null",
});
