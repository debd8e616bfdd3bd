import { toJsonText } from "../schemas/json.ts";
import type { Model } from "../schemas/model.ts";

/** The derived examples; the authored ones stand where their authors put them. */
export function generateExamples(model: Model): ReadonlyMap<string, string> {
  const derived = model.examples.filter(({ origin }) => origin === "derived");
  return new Map(derived.map(({ file, data }) => [`schemas/${file}`, toJsonText(data)]));
}
