import { toJsonText } from "../schemas/json.ts";
import type { Model } from "../schemas/model.ts";

/** Generates the derived examples. The authored examples stay where their authors put them. */
export function generateExamples(model: Model): ReadonlyMap<string, string> {
  const derived = model.examples.filter(({ origin }) => origin === "derived");
  return new Map(derived.map(({ file, data }) => [`schemas/${file}`, toJsonText(data)]));
}
