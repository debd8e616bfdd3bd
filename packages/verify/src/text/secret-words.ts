import { mostOfQuote, toOneLine } from "./one-line.ts";

/** Secret that signed deliveries, without its value. */
export interface SecretSource {
  readonly kind: "published" | "own";
  /** Environment variable with the secret. */
  readonly name: string | undefined;
}

/** Names the secret that signed deliveries. */
export function describeSecret({ kind, name }: SecretSource): string {
  if (kind === "published") return "the published test secret";
  return name === undefined ? "your own secret" : `the secret of ${toOneLine(name, mostOfQuote)}`;
}
