import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** An event that a test adds to a copy of the repository. */
export interface AddedEvent {
  readonly type: string;
  readonly purposes: readonly string[];
}

interface EventSchema {
  readonly oneOf: readonly { readonly $ref: string }[];
  readonly $defs?: { readonly [purpose: string]: VariantSchema };
}

interface VariantSchema {
  readonly required?: readonly string[];
  readonly properties?: object;
  readonly [keyword: string]: unknown;
}

/** Schemas of a required key and of one that may be null. */
const ownKeys = {
  paid_amount: { description: "Paid amount in minor currency units.", type: "integer" },
  payment_labels: {
    description: "Means of payment. Null if the vendor does not know them.",
    type: ["array", "null"],
    items: { type: "string" },
  },
};

/**
 * Adds an event to the schemas by the first two steps of CONTRIBUTING: one schema file, and one example for each purpose.
 * It is a copy of the first event under an unused name, with two keys that no other event has.
 */
export function addEvent(root: string): AddedEvent {
  const schemas = join(root, "schemas");
  const files = readdirSync(join(schemas, "events")).sort();
  const events = files.map((file) => basename(file, ".schema.json"));
  const [first = ""] = events;
  const type = unusedType(first, events);
  const text = readFileSync(join(schemas, `events/${first}.schema.json`), "utf8")
    .replaceAll(first, type)
    .replaceAll(pascalCase(first), pascalCase(type));
  writeJson(join(schemas, `events/${type}.schema.json`), withOwnKeys(JSON.parse(text)));

  const examples = join(schemas, "examples");
  const purposes = readdirSync(join(examples, first)).sort();
  for (const purpose of purposes) {
    const [example = ""] = readdirSync(join(examples, first, purpose)).sort();
    const data = JSON.parse(readFileSync(join(examples, first, purpose, example), "utf8"));
    const own = { paid_amount: 4250, payment_labels: ["card"] };
    writeJson(join(examples, type, purpose, "own-keys.composed.json"), { ...data, ...own });
  }
  return { type, purposes };
}

/** Returns an event type next to a sibling. Its type name is not that of another event. */
function unusedType(sibling: string, events: readonly string[]): string {
  const used = new Set(events.map(pascalCase));
  let type = sibling.replace(/[^.]+$/, "added");
  while (used.has(pascalCase(type))) type += "_again";
  return type;
}

/** Returns the schema with each variant in the event's own file, with the own keys. */
function withOwnKeys(schema: EventSchema): EventSchema {
  const variants = schema.oneOf.map(({ $ref }): [string, VariantSchema] => {
    const purpose = basename($ref, ".schema.json");
    const description = `The purpose \`${purpose}\`, with the payment.`;
    const extension = { description, allOf: [{ $ref }], type: "object" };
    const variant: VariantSchema = schema.$defs?.[purpose] ?? extension;
    const required = [...(variant.required ?? []), "paid_amount"];
    return [purpose, { ...variant, required, properties: { ...variant.properties, ...ownKeys } }];
  });
  const oneOf = variants.map(([purpose]) => ({ $ref: `#/$defs/${purpose}` }));
  return { ...schema, oneOf, $defs: Object.fromEntries(variants) };
}

function writeJson(path: string, value: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  // Fails if the file exists: the event would not be new.
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`, { flag: "wx" });
}

function pascalCase(type: string): string {
  return type.replace(/(?:^|[._])([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}
