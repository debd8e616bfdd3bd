import type { Evidence, IndexedExample, NullState, SchemaIndex } from "./schema-index.ts";

/**
 * Subject of a message pact: an event with one purpose, and its nullable objects null or present.
 */
export interface Variant {
  readonly event: string;
  readonly purpose: string;
  readonly referrer: NullState;
  readonly redemption: NullState;
}

/** Keys of the objects that a state makes null or present. */
const nullableObjects = ["referrer", "redemption"] as const;

/** Returns true for the key of an object that a state makes null or present. */
export function isChosenByState(key: unknown): key is (typeof nullableObjects)[number] {
  return nullableObjects.some((one) => one === key);
}

/** Variant with its examples and evidence. */
export interface MatrixRow extends Variant {
  /** Schema name of its `data`, which the bundles use too. */
  readonly typeName: string;
  readonly evidence: Evidence;
  /** Examples: documented ones first, then composed and derived ones. */
  readonly examples: readonly IndexedExample[];
}

/** Returns every variant of the schemas: each event, purpose and state of each nullable object. */
export function toMatrix(index: SchemaIndex): readonly MatrixRow[] {
  return Object.entries(index.events).flatMap(([event, { purposes }]) =>
    Object.keys(purposes).flatMap((purpose) =>
      allStates.map((states) => toRow(index, { event, purpose, ...states })),
    ),
  );
}

/**
 * Returns the rows that a complete contract covers: every nullable object null, and every one
 * present.
 */
export function toContractRows<V extends Variant>(matrix: readonly V[]): readonly V[] {
  return matrix.filter(({ referrer, redemption }) => referrer === redemption);
}

/** Returns the purposes without any published payload. Only the vendor's text describes them. */
export function unpublishedAmong(rows: readonly MatrixRow[]): readonly string[] {
  const purposes = [...new Set(rows.map(({ purpose }) => purpose))];
  return purposes.filter((name) =>
    rows.every(({ purpose, evidence }) => purpose !== name || evidence === "text"),
  );
}

/** Describes a variant for a row of a report. */
export function describeVariant({ event, purpose, referrer, redemption }: Variant): string {
  return `${event}, ${purpose}, referrer ${referrer}, redemption ${redemption}`;
}

/** Returns a string that identifies a variant. */
export function keyOfVariant({ event, purpose, referrer, redemption }: Variant): string {
  return `${event}/${purpose}/referrer-${referrer}/redemption-${redemption}`;
}

const nullStates: readonly NullState[] = ["null", "present"];

const allStates = nullStates.flatMap((referrer) =>
  nullStates.map((redemption) => ({ referrer, redemption })),
);

function toRow(index: SchemaIndex, variant: Variant): MatrixRow {
  const purpose = index.events[variant.event]?.purposes[variant.purpose];
  if (purpose === undefined) throw new Error(`${keyOfVariant(variant)} is not in the index`);
  const examples = purpose.examples.filter((example) => shows(example, variant)).sort(byOrigin);
  if (examples.length === 0) throw new Error(`No example shows ${describeVariant(variant)}`);
  const evidence = evidenceOf(purpose.evidence, variant, examples);
  return { ...variant, typeName: purpose.type, evidence, examples };
}

function shows(example: IndexedExample, { referrer, redemption }: Variant): boolean {
  return example.referrer === referrer && example.redemption === redemption;
}

const originsByStrength: readonly IndexedExample["origin"][] = [
  "documented",
  "composed",
  "derived",
];

/** Compares two examples: the one with the stronger evidence goes first. */
export function byOrigin(one: IndexedExample, other: IndexedExample): number {
  return originsByStrength.indexOf(one.origin) - originsByStrength.indexOf(other.origin);
}

/**
 * Determines the evidence of a variant. A published payload proves only its own states, and so does
 * one of a sibling event: in all of them both nullable objects are null. Only the vendor's text
 * says that they can be present.
 */
function evidenceOf(
  ofPurpose: Evidence,
  { referrer, redemption }: Variant,
  examples: readonly IndexedExample[],
): Evidence {
  if (examples.some(({ origin }) => origin === "documented")) return "documented";
  const hasBeenSeen = referrer === "null" && redemption === "null" && ofPurpose !== "text";
  return hasBeenSeen ? "sibling" : "text";
}
