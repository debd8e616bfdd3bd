/** Chooses rows by a text in their name, and by their whole names if a run has but some of them. */
export function chooseRows<P extends { readonly name: string }>(
  plans: readonly P[],
  only: string,
  names?: readonly string[],
): readonly P[] {
  return plans.filter(({ name }) => name.includes(only) && (names?.includes(name) ?? true));
}
