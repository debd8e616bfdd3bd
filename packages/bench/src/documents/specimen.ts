import type { Json } from "./json.ts";

/** A delivery, right or wrong, and the words that say how it was made. */
export interface Specimen {
  readonly made: string;
  readonly delivery: Json;
}

/** Makes a specimen of a delivery as JSON. */
export function toSpecimen(made: string, text: string): Specimen {
  return { made, delivery: JSON.parse(text) };
}
