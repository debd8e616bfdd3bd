import type { Json } from "../schemas/json.ts";

const longest = 80;

/** Formats the found value for a message, as shortened JSON or "nothing". */
export function found(value: Json | undefined): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}...` : text;
}
