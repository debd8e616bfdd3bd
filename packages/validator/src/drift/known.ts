/** Marks a value of which nothing is known that drift could break. */
export const any = "any";

/** Marks a string that is an RFC 3339 date-time. */
export const dateTime = "date-time";

/** Marks a string that is an RFC 3339 full-date. */
export const date = "date";

/** Stands for all other keys of an object that may have more than those it declares. */
export const otherKeys: unique symbol = Symbol("other keys");

/** The knowledge about a value: its known values, the object that it is, its items, a map's values. */
export type Known =
  | typeof any
  | typeof dateTime
  | typeof date
  | readonly string[]
  | { readonly object: string }
  | { readonly listOf: Known }
  | { readonly mapOf: Known };

/** The declared keys of an object. */
export interface KnownKeys {
  readonly [key: string]: Known;
  readonly [otherKeys]?: typeof any;
}
