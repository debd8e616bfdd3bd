import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** An event that a test adds to a copy of the repository. */
export interface AddedEvent {
  readonly type: string;
  readonly purposes: readonly string[];
}

/**
 * Adds an event to the schemas by the first two steps of CONTRIBUTING: one schema file, and one example for each purpose.
 * It is a copy of the first event under an unused name, with two keys that no other event has.
 */
export function addEvent(root: string): AddedEvent {
  const folder = join(root, "schemas/events");
  const events = readdirSync(folder)
    .sort()
    .map((file) => basename(file, ".schema.json"));
  const [first = ""] = events;
  const type = unusedType(first, events);
  const text = readFileSync(schemaFile(folder, first), "utf8")
    .replaceAll(first, type)
    .replaceAll(pascalCase(first), pascalCase(type));
  writeJson(schemaFile(folder, type), withOwnKeys(JSON.parse(text)));
  return { type, purposes: addExamples(join(root, "schemas/examples"), first, type) };
}

/** Returns an event type next to a sibling. Its type name is not that of another event. */
function unusedType(sibling: string, events: readonly string[]): string {
  const taken = new Set(events.map(pascalCase));
  let type = sibling.replace(/[^.]+$/, "added");
  while (taken.has(pascalCase(type))) type += "_again";
  return type;
}

function schemaFile(folder: string, type: string): string {
  return join(folder, `${type}.schema.json`);
}

/** Writes one example of each purpose, with the event's own keys. Returns the purposes. */
function addExamples(folder: string, from: string, to: string): readonly string[] {
  const purposes = readdirSync(join(folder, from)).sort();
  for (const purpose of purposes) {
    const [example = ""] = readdirSync(join(folder, from, purpose)).sort();
    const data = JSON.parse(readFileSync(join(folder, from, purpose, example), "utf8"));
    const own = { paid_amount: 4250, payment_labels: ["card"] };
    writeJson(join(folder, to, purpose, "own-keys.composed.json"), { ...data, ...own });
  }
  return purposes;
}

interface EventSchema {
  readonly oneOf: readonly Reference[];
  readonly $defs?: { readonly [purpose: string]: VariantSchema };
}

interface Reference {
  readonly $ref: string;
}

interface VariantSchema {
  readonly description?: string;
  readonly allOf?: readonly Reference[];
  readonly type?: string;
  readonly required?: readonly string[];
  readonly properties?: object;
}

/** A required key and one that may be null. */
const ownKeys = {
  paid_amount: { description: "Paid amount in minor currency units.", type: "integer" },
  payment_labels: {
    description: "Means of payment. Null if the vendor does not know them.",
    type: ["array", "null"],
    items: { type: "string" },
  },
};

/** Returns the schema with each variant in the event's own file, with the own keys. */
function withOwnKeys(schema: EventSchema): EventSchema {
  const variants = schema.oneOf.map(({ $ref }): [string, VariantSchema] => {
    const purpose = basename($ref, ".schema.json");
    return [purpose, withKeys(schema.$defs?.[purpose] ?? extensionOf(purpose, $ref))];
  });
  const oneOf = variants.map(([purpose]) => ({ $ref: `#/$defs/${purpose}` }));
  return { ...schema, oneOf, $defs: Object.fromEntries(variants) };
}

/** Returns a variant that extends the schema of a purpose. */
function extensionOf(purpose: string, $ref: string): VariantSchema {
  const description = `The purpose \`${purpose}\`, with the payment.`;
  return { description, allOf: [{ $ref }], type: "object" };
}

function withKeys(variant: VariantSchema): VariantSchema {
  return {
    ...variant,
    required: [...(variant.required ?? []), "paid_amount"],
    properties: { ...variant.properties, ...ownKeys },
  };
}

function writeJson(path: string, value: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  // Fails if the file exists: the event would not be new.
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`, { flag: "wx" });
}

function pascalCase(type: string): string {
  return type.replace(/(?:^|[._])([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}
