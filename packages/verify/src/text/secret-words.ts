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

/** Explains why a receiver refuses authentic deliveries that were signed with the secret. */
export function explainRefusal(secret: SecretSource): {
  readonly what: string;
  readonly remedy: string;
} {
  const { name } = secret;
  const use = name ? `Set ${toOneLine(name, mostOfQuote)} to` : "Use";
  return {
    what: `It seems to use another secret than this run, which signed with ${describeSecret(secret)}.`,
    remedy: `${use} the receiver's secret, without white space around it. If the secrets are equal, ${checkOthers}`,
  };
}

/** Steps for a receiver that refuses authentic deliveries although it has the right secret. */
export const checkOthers: string =
  "check that the receiver verifies the raw bytes of the body. Check also that no proxy in front of it " +
  "refuses unknown senders. If a gateway requires a header, pass it with --header-env.";
