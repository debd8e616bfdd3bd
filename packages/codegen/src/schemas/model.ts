import type { JsonObject } from "./json.ts";

/** The kind of thing that a distribution sends along. The keys of `data` tell them apart. */
export type Purpose = "promotion" | "unique_code" | "message";

/** The purposes in the order in which everything generated lists them. */
export const purposes: readonly Purpose[] = ["promotion", "unique_code", "message"];

/** The keys that a purpose adds to `data`. The other keys belong to other purposes. */
export const purposeKeys: { readonly [P in Purpose]: readonly string[] } = {
  promotion: ["campaign", "promotion_tier"],
  unique_code: ["campaign", "voucher", "publication"],
  message: [],
};

/** The keys of `data` that tell the purposes apart: a purpose has null for those of the others. */
export const allPurposeKeys: ReadonlySet<string> = new Set(Object.values(purposeKeys).flat());

/** The keys of `data` that every purpose has. */
export const commonKeys = ["customer", "referrer", "order", "redemption"] as const;

/** The keys of `data` that every purpose has and that may be null: examples show both states. */
export const nullableKeys = ["referrer", "redemption"] as const;

/** A key of `data` that may be null whatever the purpose. */
export type NullableKey = (typeof nullableKeys)[number];

/** The evidence for a purpose of an event: its own payload, one of a sibling event, or text alone. */
export type Evidence = "documented" | "sibling" | "text";

/** The origin of an example: the vendor's documents, our hands, or codegen. */
export type Origin = "documented" | "composed" | "derived";

/** The JSON types that a schema may name. */
export type TypeName = "object" | "array" | "string" | "integer" | "number" | "boolean" | "null";

/**
 * A schema in our dialect of JSON Schema 2020-12, past the lint.
 *
 * A reference is `{ $ref }` or, if nullable, `{ anyOf: [{ $ref }, { type: "null" }] }`. It reads
 * `#/$defs/OrderItem`, with the name of an object of the model, whichever file that stands in.
 */
export interface SchemaNode {
  /** The name of the known values, which types alone have. */
  readonly title?: string;
  readonly description?: string;
  readonly type?: TypeName | readonly [TypeName, "null"];
  readonly properties?: { readonly [key: string]: SchemaNode };
  readonly required?: readonly string[];
  readonly additionalProperties?: true | SchemaNode;
  readonly items?: SchemaNode;
  readonly format?: "date-time" | "date";
  readonly minLength?: 1;
  /** Never authored: the event type, in the envelope of one event. */
  readonly const?: string;
  /** Never authored: the event types, in the envelope of any event. */
  readonly enum?: readonly string[];
  /** The known values of an open enum. A nullable one does not list null. */
  readonly "x-extensible-enum"?: readonly string[];
  readonly $ref?: string;
  readonly anyOf?: readonly [SchemaNode, SchemaNode];
}

/** One shared object: a file of its own and a type of its own. */
export interface ObjectModel {
  /** The type's name, which is the file's title: `OrderItem`. */
  readonly name: string;
  /** Its file, from the folder of the schemas: `objects/order-item.schema.json`. */
  readonly file: string;
  readonly schema: SchemaNode;
  /** Complete values of the object, from the file's root. */
  readonly examples: readonly JsonObject[];
}

/** The content of `data` for one event and one purpose. */
export interface VariantModel {
  readonly purpose: Purpose;
  /** The type's name: the event's name, then the purpose's, then `Data`. */
  readonly typeName: string;
  /** The file that it is written in, from the folder of the schemas: its purpose's, or its event's. */
  readonly file: string;
  readonly schema: SchemaNode;
}

/** One event, made from one file. */
export interface EventModel {
  /** The event type as it stands on the wire, which is the file's name. */
  readonly type: string;
  /** The event type in PascalCase. */
  readonly name: string;
  /** The name of the type of its `data`: `name`, then `Data`. */
  readonly title: string;
  readonly description: string;
  /** Its file, from the folder of the schemas. */
  readonly file: string;
  /** One a purpose, in the order of {@link purposes}. */
  readonly variants: readonly VariantModel[];
}

/** One `data` value that the schemas accept. */
export interface Example {
  readonly event: string;
  readonly purpose: Purpose;
  /** Its file, from the folder of the schemas. */
  readonly file: string;
  readonly origin: Origin;
  readonly data: JsonObject;
}

/** The one description that every generator takes. */
export interface Model {
  /** The version of the package of the schemas. */
  readonly version: string;
  /** In the order of their file names. */
  readonly events: readonly EventModel[];
  /** Sorted by name, without the delivery. */
  readonly objects: readonly ObjectModel[];
  /** The envelope, in which `data` is any object. */
  readonly delivery: ObjectModel;
  /** By event, then purpose, then authored before derived, then file name. */
  readonly examples: readonly Example[];
  /** The evidence for each purpose without a documented example. */
  readonly evidence: { readonly [P in Purpose]: Evidence };
}

/** The name behind a reference of the model: `OrderItem` for `#/$defs/OrderItem`. */
export function referencedName(ref: string): string {
  return ref.slice(ref.lastIndexOf("/") + 1);
}

/** The reference of the model to the object of that name. */
export function referenceTo(name: string): string {
  return `#/$defs/${name}`;
}
