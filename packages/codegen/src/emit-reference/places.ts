import { nameOf } from "../schemas/documents.ts";
import type { EventModel, ObjectModel } from "../schemas/model.ts";

/** The folder of the reference, from the root of the repository. */
export const referenceFolder = "schemas/gen/reference";

/** The first page. */
export const indexFile = "README.md";

/** The page of an object, or of the envelope. It is named as its schema. */
export function objectPageFile({ file }: ObjectModel): string {
  return `${nameOf(file)}.md`;
}

/** The page of an event. */
export function eventPageFile({ type }: EventModel): string {
  return `${type}.md`;
}

/** The way from a page to a file in the folder of the schemas. */
export function fromPage(file: string): string {
  return `../../${file}`;
}
