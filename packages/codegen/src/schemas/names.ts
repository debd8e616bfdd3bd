import { isPurposeFile } from "./documents.ts";
import type { VariantModel } from "./model.ts";

/** The PascalCase of an event type, a purpose or a file name: words may end at any other sign. */
export function toPascalCase(text: string): string {
  return text
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}

/** The name of the data of a purpose: the purpose's own, or the event's where that writes it out. */
export function dataName({ file, purpose, typeName }: VariantModel): string {
  return isPurposeFile(file) ? `${toPascalCase(purpose)}Data` : typeName;
}
