import { nameOf } from "../schemas/documents.ts";
import type { EventModel, ObjectModel } from "../schemas/model.ts";

/** Folder of the reference, relative to the root of the repository. */
export const referenceFolder = "schemas/gen/reference";

/** File name of the first page. */
export const indexFile = "README.md";

/** Returns the file name of the page of an object or of the envelope. The name is that of the schema. */
export function objectPageFile({ file }: ObjectModel): string {
  return `${nameOf(file)}.md`;
}

/** Returns the file name of the page of an event. */
export function eventPageFile({ type }: EventModel): string {
  return `${type}.md`;
}

/** Returns the relative path from a page to a file in the folder of the schemas. */
export function fromPage(file: string): string {
  return `../../${file}`;
}
