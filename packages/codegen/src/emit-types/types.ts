import { compile, type JSONSchema, type Options } from "json-schema-to-typescript";
import { bannerOf } from "../banner.ts";
import { type Model, purposes } from "../schemas/model.ts";
import { withParameters } from "./envelope.ts";
import { typesView } from "./flattened-schema.ts";

/** The declarations of everything that can arrive, in one file. */
export async function generateTypes(model: Model): Promise<ReadonlyMap<string, string>> {
  // The seam to json-schema-to-typescript: it declares an older draft than the one it reads.
  const view = typesView(model) as JSONSchema;
  const compiled = await compile(view, "EventMap", options);
  const declarations = withParameters(tidy(compiled), model);
  return new Map([["packages/types/src/gen/index.d.ts", `${declarations}\n${derivedTypes()}`]]);
}

const options: Partial<Options> = {
  bannerComment: `// ${bannerOf("schemas/events, schemas/objects and schemas/delivery.schema.json")}
// The comments are summaries. The schemas have the whole text, and say what it rests on.`,
  unreachableDefinitions: true,
  // The invariant is about keys and values, not lengths: an array is never a tuple.
  ignoreMinAndMaxItems: true,
  style: { printWidth: 100, singleQuote: false, bracketSpacing: true, objectWrap: "collapse" },
};

/**
 * Drops the emitter's remark on where it found a type, gives a short comment one line, and separates
 * declarations by a line. The emitter has no option for these, and its formatter leaves comments and
 * empty lines as they are.
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

/** The types that follow from the two maps, whichever events there are. */
function derivedTypes(): string {
  return `/**
 * The name of an event, as the wire says it. A new event is a minor version of this package: a
 * switch over it needs a default.
 */
export type EventType = keyof EventMap;

/**
 * The purpose of the distribution that sent the delivery. Nothing on the wire says it: it is inferred
 * from the keys of \`data\`. A unique-code distribution whose owner deselected \`campaign\`, \`voucher\`
 * and \`publication\` in the payload designer therefore reads as a message.
 */
export type Purpose = ${purposes.map((purpose) => JSON.stringify(purpose)).join(" | ")};

/**
 * The type of the wire: an envelope as it travels, of a known event and purpose. It is a union with one
 * member for each event and purpose. Two parameters pick members of it. {@link DeliveryEnvelope} is the
 * envelope of any event.
 */
export type Delivery<E extends EventType = EventType, P extends Purpose = Purpose> = {
  [Type in E]: { [Kind in P]: DeliveryEnvelope<Type, EventVariants[Type][Kind]> }[P];
}[E];

/**
 * A delivery that was understood. It is not what travels: a parsed body that is cast to it has no
 * \`eventType\` and no \`purpose\`. \`parseDelivery\` of \`@order-webhooks/validator\` makes one of a parsed
 * body, whose own type is {@link Delivery}.
 *
 * It is a union with one member for each event and purpose, which narrows on \`eventType\`, on \`purpose\`
 * and on both. Two parameters pick members of it.
 */
export type OrderWebhook<E extends EventType = EventType, P extends Purpose = Purpose> = {
  [Type in E]: {
    [Kind in P]: {
      /** The delivery's \`event.type\`, or the event that the raw payload was announced as. */
      readonly eventType: Type;
      /** Inferred from the keys of \`data\`, unless the validator was given it. */
      readonly purpose: Kind;
      /** The content of the event. */
      readonly data: EventVariants[Type][Kind];
      /** The envelope as it came, or null for a raw payload, which has none. */
      readonly delivery: Delivery<Type, Kind> | null;
    };
  }[P];
}[E];
`;
}
