import type { VariantModel } from "./model.ts";
import { toPascalCase } from "./names.ts";

/** The name of the data of a purpose: the purpose's own, or the event's where that writes it out. */
export function dataName({ file, purpose, typeName }: VariantModel): string {
  return isShared(file) ? `${toPascalCase(purpose)}Data` : typeName;
}

/** Recognises the file of a variant that events share. */
export function isShared(file: string): boolean {
  return file.startsWith("purposes/");
}
