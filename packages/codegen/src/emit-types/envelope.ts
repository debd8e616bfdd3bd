import { type JsonObject, toJsonObject } from "../schemas/json.ts";
import { type Model, referencedName } from "../schemas/model.ts";

/** Type name of the envelope of any event. The wire type for one known event is `Delivery`. */
export const envelopeName = "DeliveryEnvelope";

/** Generic type, which JSON Schema cannot express: its parameters, and the keys that they type. */
interface GenericType {
  readonly parameters: string;
  readonly typeOfKey: { readonly [key: string]: string };
}

/** Returns the generic types by name: the envelope, and the event in it. */
export function genericTypes({ delivery }: Model): ReadonlyMap<string, GenericType> {
  const event = referencedName(delivery.schema.properties?.event?.$ref ?? "");
  return new Map([
    [
      envelopeName,
      {
        parameters: "Type extends string = string, Data extends object = object",
        typeOfKey: { data: "Data", event: `${event}<Type>` },
      },
    ],
    [event, { parameters: "Type extends string = string", typeOfKey: { type: "Type" } }],
  ]);
}

/** Adds to the view of a type the types that its parameters give to its keys. */
export function withTypesOfKeys(view: JsonObject, generic: GenericType | undefined): JsonObject {
  if (generic === undefined) return view;
  const properties = toJsonObject(view.properties);
  const typed = Object.entries(generic.typeOfKey).map(([key, tsType]) => {
    const { description } = toJsonObject(properties[key]);
    return [key, { ...(description !== undefined && { description }), tsType }];
  });
  return { ...view, properties: { ...properties, ...Object.fromEntries(typed) } };
}

/** Adds the parameters to the heads of the generic types in the declarations. */
export function withParameters(declarations: string, model: Model): string {
  return declarations.replace(/^export interface (\w+)/gm, (head, name: string) => {
    const generic = genericTypes(model).get(name);
    return generic === undefined ? head : `${head}<${generic.parameters}>`;
  });
}
