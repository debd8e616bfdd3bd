// The other files loop over the present keys of an object. Reading every declared key takes twice as long, because most
// of them are missing.

/** Returns true for a JSON object, but not for an array. */
export function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Returns true for an array whose items are all valid. */
export function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  if (!Array.isArray(value)) return false;
  for (let index = 0; index < value.length; index += 1) if (!isItem(value[index])) return false;
  return true;
}

/** Returns true for an object whose values are all valid. */
export function isMapOf(value: unknown, isMember: (member: unknown) => boolean): boolean {
  if (!isObject(value)) return false;
  for (const key in value) if (!isMember(value[key])) return false;
  return true;
}

export function isString(value: unknown): boolean {
  return typeof value === "string";
}

export function isInteger(value: unknown): boolean {
  return Number.isInteger(value);
}

export function isStringOrNull(value: unknown): boolean {
  return typeof value === "string" || value === null;
}

export function isIntegerOrNull(value: unknown): boolean {
  return Number.isInteger(value) || value === null;
}

export function isNumberOrNull(value: unknown): boolean {
  return Number.isFinite(value) || value === null;
}

export function isBooleanOrNull(value: unknown): boolean {
  return typeof value === "boolean" || value === null;
}

export function isObjectOrNull(value: unknown): boolean {
  return value === null || isObject(value);
}

export function isArrayOrNull(value: unknown): boolean {
  return value === null || Array.isArray(value);
}

export function isListOrNull(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return value === null || isListOf(value, isItem);
}
