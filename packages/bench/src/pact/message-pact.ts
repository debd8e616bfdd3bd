import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The committed message pact of the reference receiver, with its example for each interaction. */
export interface MessagePact {
  readonly file: string;
  /** The JSON text of the example, by the description of its interaction. */
  readonly examples: ReadonlyMap<string, string>;
}

const name = "order-webhooks-receiver-order-webhooks-schemas.json";

/** Reads the committed message pact. */
export function readMessagePact(): MessagePact {
  const file = fileURLToPath(import.meta.resolve(`@order-webhooks/contracts/pacts/${name}`));
  // This cast trusts the checks of contracts/, which keep the file in this form.
  const { interactions } = JSON.parse(readFileSync(file, "utf8")) as PactFile;
  const examples = interactions.map(
    ({ description, contents }) => [description, JSON.stringify(contents.content)] as const,
  );
  return { file, examples: new Map(examples) };
}

interface PactFile {
  readonly interactions: readonly {
    readonly description: string;
    readonly contents: { readonly content: unknown };
  }[];
}
