import type { JsonObject } from "./json.ts";

/** Purpose of a distribution. The keys of `data` distinguish the purposes. */
export type Purpose = "promotion" | "unique_code" | "message";

/** The purposes, in the order of every generated list. */
export const purposes: readonly Purpose[] = ["promotion", "unique_code", "message"];

/** Keys that each purpose adds to `data`. The other keys belong to other purposes. */
export const purposeKeys: { readonly [P in Purpose]: readonly string[] } = {
  promotion: ["campaign", "promotion_tier"],
  unique_code: ["campaign", "voucher", "publication"],
  message: [],
};

/** Keys of `data` that distinguish the purposes. Keys of other purposes may only be null. */
export const allPurposeKeys: ReadonlySet<string> = new Set(Object.values(purposeKeys).flat());

/** Keys of `data` that every purpose has. */
export const commonKeys = ["customer", "referrer", "order", "redemption"] as const;

/** Keys of `data` that every purpose has and that may be null. Examples show both states. */
export const nullableKeys = ["referrer", "redemption"] as const;

/** Key of `data` that may be null for every purpose. */
export type NullableKey = (typeof nullableKeys)[number];

/** Evidence for a purpose of an event: its own payload, a payload of a sibling event, or text only. */
export type Evidence = "documented" | "sibling" | "text";

/** Origin of an example: published by the vendor, composed by an author here, or derived by codegen. */
export type Origin = "documented" | "composed" | "derived";

/** JSON types that a schema may name. */
export type TypeName = "object" | "array" | "string" | "integer" | "number" | "boolean" | "null";

/**
 * Linted schema in this repository's dialect of JSON Schema 2020-12.
 *
 * A reference is `{ $ref }` or, if nullable, `{ anyOf: [{ $ref }, { type: "null" }] }`. Its value names
 * an object of the model, such as `#/$defs/OrderItem`, independent of the object's file.
 */
export interface SchemaNode {
  /** Name of the known values. Only the generated types use it. */
  readonly title?: string;
  readonly description?: string;
  readonly type?: TypeName | readonly [TypeName, "null"];
  readonly properties?: { readonly [key: string]: SchemaNode };
  readonly required?: readonly string[];
  readonly additionalProperties?: true | SchemaNode;
  readonly items?: SchemaNode;
  readonly format?: "date-time" | "date";
  readonly minLength?: 1;
  /** Event type in the envelope of one event. Never authored. */
  readonly const?: string;
  /** Event types in the envelope of any event. Never authored. */
  readonly enum?: readonly string[];
  /** Known values of an open enum. A nullable enum does not list null. */
  readonly "x-extensible-enum"?: readonly string[];
  readonly $ref?: string;
  readonly anyOf?: readonly [SchemaNode, SchemaNode];
}

/** Shared object, with its own file and its own type. */
export interface ObjectModel {
  /** Name of the type, which is the file's title, such as `OrderItem`. */
  readonly name: string;
  /** File, relative to the folder of the schemas, such as `objects/order-item.schema.json`. */
  readonly file: string;
  readonly schema: SchemaNode;
  /** Complete values of the object, from the root of the file. */
  readonly examples: readonly JsonObject[];
}

/** Content of `data` for one event and one purpose. */
export interface VariantModel {
  readonly purpose: Purpose;
  /** Name of the type: the event's name, then the purpose's name, then `Data`. */
  readonly typeName: string;
  /** File of the purpose or of the event in which the variant is written, relative to the folder of the schemas. */
  readonly file: string;
  readonly schema: SchemaNode;
}

/** Event, made from one file. */
export interface EventModel {
  /** Event type as in a delivery, which is also the file's name. */
  readonly type: string;
  /** Event type in PascalCase. */
  readonly name: string;
  /** Name of the type of the event's `data`: `name`, then `Data`. */
  readonly title: string;
  readonly description: string;
  /** File, relative to the folder of the schemas. */
  readonly file: string;
  /** One variant for each purpose, in the order of {@link purposes}. */
  readonly variants: readonly VariantModel[];
}

/** Example of `data` that the schemas accept. */
export interface Example {
  readonly event: string;
  readonly purpose: Purpose;
  /** File, relative to the folder of the schemas. */
  readonly file: string;
  readonly origin: Origin;
  readonly data: JsonObject;
}

/** Model of the schemas, the input of every generator. */
export interface Model {
  /** Version of the schemas package. */
  readonly version: string;
  /** Events, in the order of their file names. */
  readonly events: readonly EventModel[];
  /** Shared objects without the delivery, sorted by name. */
  readonly objects: readonly ObjectModel[];
  /** Envelope, in which `data` is any object. */
  readonly delivery: ObjectModel;
  /** Examples, sorted by event, purpose, authored before derived, and file name. */
  readonly examples: readonly Example[];
  /** Evidence for each purpose without a documented example. */
  readonly evidence: { readonly [P in Purpose]: Evidence };
}

/** Returns the name in a reference of the model, such as `OrderItem` for `#/$defs/OrderItem`. */
export function referencedName(ref: string): string {
  return ref.slice(ref.lastIndexOf("/") + 1);
}

/** Returns the reference to the object of the given name. */
export function referenceTo(name: string): string {
  return `#/$defs/${name}`;
}
