import type { Json } from "../schemas/json.ts";

const longest = 80;

/** The value that was found, as a message quotes it: JSON, clipped, or "nothing". */
export function found(value: Json | undefined): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}...` : text;
}
