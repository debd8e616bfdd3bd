import { toJsonText } from "../schemas/json.ts";
import type { Model } from "../schemas/model.ts";

/** The derived examples. The authored ones stay in the places that their authors chose. */
export function generateExamples(model: Model): ReadonlyMap<string, string> {
  const derived = model.examples.filter(({ origin }) => origin === "derived");
  return new Map(derived.map(({ file, data }) => [`schemas/${file}`, toJsonText(data)]));
}
