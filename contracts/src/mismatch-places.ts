import type { Steps } from "./json-pointer.ts";
import type { Mismatch } from "./pact-verifier.ts";

/** One difference and where it is. */
export interface PlacedMismatch {
  /** From the message's root; none if the difference is not in the body, or is the whole of it. */
  readonly steps: Steps;
  /** Pact's words. */
  readonly text: string;
}

/** Where a mismatch is; one that names several missing keys becomes one for each. */
export function placesOf({ path = "", text }: Mismatch): readonly PlacedMismatch[] {
  const steps = toSteps(path);
  const missing = missingKeys.exec(text)?.[1]?.split(", ") ?? [];
  if (missing.length === 0) return [{ steps, text }];
  return missing.map((key) => ({ steps: [...steps, key], text: `The key "${key}" is missing` }));
}

/** The steps of one of Pact's paths: `$.order.items[0]['a b']`. */
function toSteps(path: string): Steps {
  return [...path.matchAll(step)].map(([, name, index, quoted = ""]) => {
    if (index !== undefined) return Number(index);
    return name ?? quoted.replace(/\\(.)/g, "$1");
  });
}

const step = /\.([^.[\]]+)|\[(\d+)\]|\['((?:\\.|[^'\\])*)'\]/g;

const missingKeys = /^Actual map is missing the following keys: (.*)$/s;
