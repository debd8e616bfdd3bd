/** Marks a value at which drift cannot happen. */
export const any = "any";

/** Marks a string that is an RFC 3339 date-time. */
export const dateTime = "date-time";

/** Marks a string that is an RFC 3339 full-date. */
export const date = "date";

/** Stands for all other keys of an object that may have undeclared keys. */
export const otherKeys: unique symbol = Symbol("other keys");

/**
 * Declaration of a value: its format, its known values, the name of its object, its items, or the values of its map.
 */
export type Known =
  | typeof any
  | typeof dateTime
  | typeof date
  | readonly string[]
  | { readonly object: string }
  | { readonly listOf: Known }
  | { readonly mapOf: Known };

/** Declared keys of an object. */
export interface KnownKeys {
  readonly [key: string]: Known;
  readonly [otherKeys]?: typeof any;
}
