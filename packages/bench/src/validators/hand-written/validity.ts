import {
  isInteger,
  isIntegerOrNull,
  isListOrNull,
  isObject,
  isString,
  isStringOrNull,
} from "./objects.ts";

export function isValidityTimeframe(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "duration":
      case "interval":
        isRight = isStringOrNull(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

function isValidityHoursRange(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "days_of_week":
        isRight = isListOrNull(member, isInteger);
        break;
      case "start_time":
      case "expiration_time":
        isRight = isStringOrNull(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

export function isValidityHours(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "daily":
        isRight = isListOrNull(member, isValidityHoursRange);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

function isValidationRuleAssignment(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "id":
      case "object":
      case "rule_id":
      case "related_object_id":
      case "related_object_type":
      case "created_at":
      case "updated_at":
      case "validation_status":
        isRight = isStringOrNull(member);
        break;
      case "validation_omitted_rules":
        isRight = isListOrNull(member, isString);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

export function isValidationRuleAssignmentList(value: unknown): boolean {
  if (!isObject(value)) return false;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "object":
      case "data_ref":
        isRight = isStringOrNull(member);
        break;
      case "data":
        isRight = isListOrNull(member, isValidationRuleAssignment);
        break;
      case "total":
        isRight = isIntegerOrNull(member);
        break;
    }
    if (!isRight) return false;
  }
  return true;
}

export function isCategory(value: unknown): boolean {
  if (!isObject(value)) return false;
  let required = 0;
  for (const key in value) {
    const member = value[key];
    let isRight = true;
    switch (key) {
      case "id":
        isRight = typeof member === "string";
        required += 1;
        break;
      case "object":
      case "name":
      case "stacking_rules_type":
      case "created_at":
      case "updated_at":
        isRight = isStringOrNull(member);
        break;
      case "hierarchy":
        isRight = isIntegerOrNull(member);
        break;
    }
    if (!isRight) return false;
  }
  return required === 1;
}
