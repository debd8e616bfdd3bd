const anyText = 'regex("[\\\\s\\\\S]*", "example") of pact-js';

const nullRule =
  'a rule of type and null with "combine": "OR", next to an example that is not null';

/**
 * Changes of a pact. Each holds for every payload, whatever else is true of the place that it is given for:
 * a test applies each one and asks Pact.
 */
export const cures = {
  /** For what the schemas do not promise at all. */
  takeOut: "Take it out of the pact.",

  /** For a key that may be absent, and for an object or a list that may be null, be it empty too. */
  readAsOptional: (it: string): string =>
    `Read ${it} as optional and take ${it} out of the pact: ` +
    "Pact has no way to expect a key that may be absent, or an object or a list that may be null.",

  /** For an object that the state makes null or an object. */
  bothStates: (key: string): string =>
    `It is null or an object, and Pact cannot expect both at once. Write two interactions: one whose state has ` +
    `${key}: "null" and that expects null, one whose state has ${key}: "present" and that expects the object.`,

  /** For a scalar that is always there and may be null. */
  orNull: (type: string): string =>
    type === "string"
      ? `Expect any text: ${anyText}, or ${nullRule}.`
      : `Expect both: ${nullRule}, or any value: ${anyText}.`,

  /** For what is always there and may be of any type. */
  anyValue: `Expect any value: ${anyText}.`,

  /** For a list that is always there. */
  anyLength:
    "Expect a list that may be empty: atMostLike(item, 500) of pact-js, or a rule of type without a minimum. " +
    "eachLike wants at least one item.",

  /** For an object that is always there. */
  object: "Expect an object with the keys that you read, without a rule for the object itself.",

  /** For an object that is always there, and that may have any keys or none. */
  map: "Expect {} without a rule: every object satisfies that.",

  /** For any other value that is always there. */
  byType: "Match its type with like of pact-js, and let the consumer cope with every value of it.",
} as const;
