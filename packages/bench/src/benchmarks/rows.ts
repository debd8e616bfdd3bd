/** Returns the rows whose name contains the text `only`. With `names`, returns only rows of these names. */
export function chooseRows<P extends { readonly name: string }>(
  plans: readonly P[],
  only: string,
  names?: readonly string[],
): readonly P[] {
  return plans.filter(({ name }) => name.includes(only) && (names?.includes(name) ?? true));
}
