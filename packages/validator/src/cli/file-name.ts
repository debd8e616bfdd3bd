import { toPrintable } from "./printable.ts";

/** Standard input, by the name that stands for it on a command line. */
export const standardInput = "-";

/** Returns the name of a file for people, on one line. */
export function nameOf(file: string): string {
  if (file === standardInput) return "standard input";
  return file === "" ? '""' : toPrintable(file);
}
