import { compile, type JSONSchema, type Options } from "json-schema-to-typescript";
import { bannerOf } from "../banner.ts";
import { type Model, purposes } from "../schemas/model.ts";
import { withParameters } from "./envelope.ts";
import { typesView } from "./flattened-schema.ts";

/** Generates the declarations of everything that can arrive, in one file. */
export async function generateTypes(model: Model): Promise<ReadonlyMap<string, string>> {
  // The cast is needed because json-schema-to-typescript declares an older draft than the one it reads.
  const view = typesView(model) as JSONSchema;
  const compiled = await compile(view, "EventMap", options);
  const declarations = withParameters(tidy(compiled), model);
  return new Map([["packages/types/src/gen/index.d.ts", `${declarations}\n${derivedTypes()}`]]);
}

const options: Partial<Options> = {
  bannerComment: `// ${bannerOf("schemas/events, schemas/objects and schemas/delivery.schema.json")}
// The comments are summaries. The schemas have the whole text with its evidence.`,
  unreachableDefinitions: true,
  // The types promise keys and values, not lengths, so an array is never a tuple.
  ignoreMinAndMaxItems: true,
  style: { printWidth: 100, singleQuote: false, bracketSpacing: true, objectWrap: "collapse" },
};

/**
 * Removes the emitter's remark about the place of a type, puts a short comment on one line, and
 * separates declarations by an empty line. The emitter has no options for these, and its formatter
 * leaves comments and empty lines unchanged.
 */
function tidy(declarations: string): string {
  return declarations
    .replace(
      /(?: \*\n)? \* This interface was referenced by .*\n \* via the `definition` .*\n/g,
      "",
    )
    .replace(/\/\*\*\n \*\/\n/g, "")
    .replace(/^( *)\/\*\*\n *\* (.{1,90})\n *\*\/$/gm, "$1/** $2 */")
    .replace(/^([};].*|.*;|.*\{\})\n(?=\/\*\*|export )/gm, "$1\n\n");
}

/** Returns the types that are derived from the two maps. They name no event. */
function derivedTypes(): string {
  return `/**
 * The name of an event, as in the delivery's \`event.type\`. A minor version of this package may add
 * an event, so a switch over this type needs a default.
 */
export type EventType = keyof EventMap;

/**
 * The purpose of the distribution that sent the delivery. No key of a delivery states the purpose, so
 * it is inferred from the keys of \`data\`. If an owner deselects \`campaign\`, \`voucher\` and
 * \`publication\` in the payload designer, a unique-code delivery is therefore read as a message.
 */
export type Purpose = ${purposes.map((purpose) => JSON.stringify(purpose)).join(" | ")};

/**
 * The wire type: an envelope with data of a known event and purpose, as the vendor sends it. This type
 * is a union with one member for each event and purpose. Two parameters select members of the union.
 * {@link DeliveryEnvelope} is the envelope of any event.
 */
export type Delivery<E extends EventType = EventType, P extends Purpose = Purpose> = {
  [Type in E]: { [Kind in P]: DeliveryEnvelope<Type, EventVariants[Type][Kind]> }[P];
}[E];

/**
 * A delivery after validation. \`parseDelivery\` of \`@order-webhooks/validator\` returns this type. Do not
 * cast a parsed body to it, because a body has no \`eventType\` and no \`purpose\`. The type of a body is
 * {@link Delivery}.
 *
 * This type is a union with one member for each event and purpose. It narrows on \`eventType\`, on
 * \`purpose\` and on both. Two parameters select members of the union.
 */
export type OrderWebhook<E extends EventType = EventType, P extends Purpose = Purpose> = {
  [Type in E]: {
    [Kind in P]: {
      /** The delivery's \`event.type\`, or the event that the raw payload was announced as. */
      readonly eventType: Type;
      /** Inferred from the keys of \`data\`, unless the caller passed it to the validator. */
      readonly purpose: Kind;
      /** The data of the event. */
      readonly data: EventVariants[Type][Kind];
      /** The envelope as received, or null for a raw payload, which has none. */
      readonly delivery: Delivery<Type, Kind> | null;
    };
  }[P];
}[E];
`;
}
