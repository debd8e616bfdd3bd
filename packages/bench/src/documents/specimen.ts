import type { Json } from "./json.ts";

/** A valid or invalid delivery, with a description of how it was made. */
export interface Specimen {
  readonly made: string;
  readonly delivery: Json;
}

/** Makes a specimen from the JSON text of a delivery. */
export function toSpecimen(made: string, text: string): Specimen {
  return { made, delivery: JSON.parse(text) };
}
