/**
 * Changes of a pact. Each works for every payload, independently of other places. A test applies
 * each change and runs Pact.
 */
export interface Remedies {
  /** Change for a place that the schemas do not promise. */
  readonly takeOut: string;
  /** Change for a key that may be absent, or for an object or list that may be null. */
  readonly readAsOptional: (it: "it" | "that", isOptional: boolean) => string;
  /** Change for an object with a rule for each of its keys or values. */
  readonly noRuleForEach: string;
  /** Change for an object that the state makes null or present. */
  readonly bothStates: (key: string) => string;
  /** Change for a scalar that is always present and may be null. */
  readonly orNull: (type: string) => string;
  /** Change for a value that is always present and may have any type. */
  readonly anyValue: string;
  /** Change for a list that is always present. */
  readonly anyLength: string;
  /** Change for an object that is always present. */
  readonly object: string;
  /** Change for an object that is always present and may have any keys or none. */
  readonly map: string;
  /** Change for any other value that is always present. */
  readonly byType: string;
}

const anyText = 'regex("[\\\\s\\\\S]*", "example") in pact-js';

const nullRule = 'a rule of type and null with "combine": "OR", and an example that is not null';

/** Texts of the changes. */
export const remedies: Remedies = {
  takeOut: "Remove the key from the pact.",
  readAsOptional: (it, isOptional) => {
    const what = isOptional ? "a key that may be absent" : "an object or a list that may be null";
    return `Read ${it} as optional and remove ${it} from the pact. Pact cannot expect ${what}.`;
  },
  noRuleForEach:
    "A rule for each key or value of this object rejects one that the schemas allow. " +
    "Remove that rule from the pact, and expect the keys that you read.",
  bothStates: (key) =>
    "The value is null or an object, and Pact cannot expect both. Write two interactions: one with the state " +
    `${key}: "null" that expects null, and one with the state ${key}: "present" that expects the object.`,
  orNull: (type) =>
    type === "string"
      ? `Expect any string: ${anyText}, or ${nullRule}.`
      : `Expect both: ${nullRule}, or any value: ${anyText}.`,
  anyValue: `Expect any value: ${anyText}.`,
  anyLength:
    "Expect a list that may be empty: atMostLike(item, 500) in pact-js, or a rule of type without a minimum. " +
    "eachLike requires at least one item.",
  object: "Expect an object with the keys that you read, without a rule for the object itself.",
  map: "Expect {} without a rule, which every object satisfies.",
  byType: "Match its type with like in pact-js, and handle every value in the consumer.",
};
