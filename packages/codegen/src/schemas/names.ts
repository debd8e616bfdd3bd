import { isPurposeFile } from "./documents.ts";
import type { VariantModel } from "./model.ts";

/** Converts an event type, a purpose or a file name to PascalCase. Any other character separates words. */
export function toPascalCase(text: string): string {
  return text
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}

/** Returns the type name of a purpose's data: the event's type name if the event writes the variant out, or else the purpose's. */
export function dataName({ file, purpose, typeName }: VariantModel): string {
  return isPurposeFile(file) ? `${toPascalCase(purpose)}Data` : typeName;
}
