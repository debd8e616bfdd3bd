/** True only if the two types are identical, not merely assignable to each other. */
export type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Compiles only for `true`. If one of several comparisons fails, the type is `boolean`, which does not compile. */
export type Expect<T extends true> = T;
