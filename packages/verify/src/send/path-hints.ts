import { isJsonObject, type Json, type Steps, valueAtSteps } from "../json/json.ts";
import type { DeliverySources } from "../plan/deliveries.ts";
import { type Kind, listExamples } from "./examples.ts";

/** Finds the other purposes of an event whose examples have an object at this place. */
export function findPurposes(
  { index, dataOf }: Pick<DeliverySources, "index" | "dataOf">,
  { event, purpose }: Kind,
  steps: Steps,
): readonly string[] {
  const hasObject = (data: Json): boolean => isJsonObject(valueAtSteps({ data }, steps));
  const having = listExamples(index).filter(
    (one) => one.event === event && one.purpose !== purpose && hasObject(dataOf(one)),
  );
  return [...new Set(having.map((one) => one.purpose))];
}

/** Names the purposes to use for a place that a purpose leaves empty. */
export function advisePurposes(place: Steps, own: string, others: readonly string[]): string {
  const name = place.slice(1).join(".");
  const which = `which ${others.length === 1 ? "has" : "have"} one`;
  return `Purpose ${own} has no ${name}. Use --purpose ${others.join(" or ")}, ${which}.`;
}

/**
 * Suggests the intended path if an unknown `key` is written in another tool's syntax. Undefined
 * otherwise. `envelope` lists the keys that a pointer can begin with.
 */
export function adviseOnPath(
  path: string,
  key: string,
  envelope: readonly string[],
): string | undefined {
  if (path.startsWith("/")) return undefined;
  const dotted = path.replaceAll(/\[(\d+)\]/g, ".$1");
  const [first = "", ...rest] = dotted.split(".");
  if (key === "data" && first === key && rest.length > 0) {
    return `Did you mean ${rest.join(".")}? A path with dots begins at the data.`;
  }
  if (key === first && envelope.includes(first)) {
    return `Did you mean /${[first, ...rest].join("/")}? A path into the envelope begins with a slash.`;
  }
  return /\[\d+\]$/.test(key) ? `Did you mean ${dotted}? Write an index between dots.` : undefined;
}
