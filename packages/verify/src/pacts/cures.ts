/**
 * Changes of a pact. Each holds for every payload, whatever else is true of the place that it is given for:
 * a test applies each one and asks Pact.
 */
export interface Cures {
  /** For what the schemas do not promise at all. */
  readonly takeOut: string;
  /** For a key that may be absent, or else an object or a list that may be null. */
  readonly readAsOptional: (it: "it" | "that", isOptional: boolean) => string;
  /** For an object with a rule that is for each key or each value of it. */
  readonly noRuleForEach: string;
  /** For an object that the state makes null or an object. */
  readonly bothStates: (key: string) => string;
  /** For a scalar that is always there and may be null. */
  readonly orNull: (type: string) => string;
  /** For what is always there and may be of any type. */
  readonly anyValue: string;
  /** For a list that is always there. */
  readonly anyLength: string;
  /** For an object that is always there. */
  readonly object: string;
  /** For an object that is always there, and that may have any keys or none. */
  readonly map: string;
  /** For any other value that is always there. */
  readonly byType: string;
}

const anyText = 'regex("[\\\\s\\\\S]*", "example") of pact-js';

const nullRule =
  'a rule of type and null with "combine": "OR", next to an example that is not null';

/** The changes in words. */
export const cures: Cures = {
  takeOut: "Take it out of the pact.",
  readAsOptional: (it, isOptional) => {
    const what = isOptional ? "a key that may be absent" : "an object or a list that may be null";
    return `Read ${it} as optional and take ${it} out of the pact: Pact has no way to expect ${what}.`;
  },
  noRuleForEach:
    "A rule for each key or each value of this object does not take one that the schemas allow. " +
    "Take that rule out of the pact, and expect the keys that you read.",
  bothStates: (key) =>
    "It is null or an object, and Pact cannot expect both at once. Write two interactions: one whose state has " +
    `${key}: "null" and that expects null, one whose state has ${key}: "present" and that expects the object.`,
  orNull: (type) =>
    type === "string"
      ? `Expect any text: ${anyText}, or ${nullRule}.`
      : `Expect both: ${nullRule}, or any value: ${anyText}.`,
  anyValue: `Expect any value: ${anyText}.`,
  anyLength:
    "Expect a list that may be empty: atMostLike(item, 500) of pact-js, or a rule of type without a minimum. " +
    "eachLike wants at least one item.",
  object: "Expect an object with the keys that you read, without a rule for the object itself.",
  map: "Expect {} without a rule: every object satisfies that.",
  byType: "Match its type with like of pact-js, and let the consumer cope with every value of it.",
};
