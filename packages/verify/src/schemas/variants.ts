import type { Evidence, IndexedExample, NullState, SchemaIndex } from "./schema-index.ts";

/** Subject of a message pact: an event of one purpose, its nullable objects null or there. */
export interface Variant {
  readonly event: string;
  readonly purpose: string;
  readonly referrer: NullState;
  readonly redemption: NullState;
}

/** Objects of an event's data that a state makes null or there, by their keys. */
const nullableObjects = ["referrer", "redemption"] as const;

/** True for the key of an object that a state makes null or there. */
export function isChosenByState(key: unknown): key is (typeof nullableObjects)[number] {
  return nullableObjects.some((one) => one === key);
}

/** One variant, the examples that show it, and what it rests on. */
export interface MatrixRow extends Variant {
  /** The name of the schema of its `data`, also inside the bundles. */
  readonly typeName: string;
  readonly evidence: Evidence;
  /** Documented before composed before derived. */
  readonly examples: readonly IndexedExample[];
}

/** Every variant that the schemas know: each event x purpose x state of each nullable object. */
export function toMatrix(index: SchemaIndex): readonly MatrixRow[] {
  return Object.entries(index.events).flatMap(([event, { purposes }]) =>
    Object.keys(purposes).flatMap((purpose) =>
      allStates.map((states) => toRow(index, { event, purpose, ...states })),
    ),
  );
}

/** The rows that a complete contract covers: every nullable object null, and every one there. */
export function toContractRows<V extends Variant>(matrix: readonly V[]): readonly V[] {
  return matrix.filter(({ referrer, redemption }) => referrer === redemption);
}

/** The purposes of which the vendor has published no payload with any event: its text alone speaks of them. */
export function unpublishedAmong(rows: readonly MatrixRow[]): readonly string[] {
  const purposes = [...new Set(rows.map(({ purpose }) => purpose))];
  return purposes.filter((name) =>
    rows.every(({ purpose, evidence }) => purpose !== name || evidence === "text"),
  );
}

/** A variant in words, for a row of a report. */
export function describeVariant({ event, purpose, referrer, redemption }: Variant): string {
  return `${event}, ${purpose}, referrer ${referrer}, redemption ${redemption}`;
}

/** A variant as one string, the same for the same variant only. */
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
 * A published payload proves its own states only, and so does a payload of a neighbouring event:
 * in all of them both nullable objects are null. That they can be there, the vendor's text alone says.
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
