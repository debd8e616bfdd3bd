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
  return name ? `the secret of ${toOneLine(name, mostOfQuote)}` : "your own secret";
}

/** Returns the remedy for a receiver that seems to use another secret. */
export function adviseOnSecret({ name }: SecretSource): string {
  const use = name ? `Set ${toOneLine(name, mostOfQuote)} to` : "Use";
  return `${use} the receiver's secret, without white space around it.`;
}
