import Type from "typebox";

/** Creates the schema of a value that may be null. */
export function nullable<const T extends Type.TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()]);
}
