import { toPrintable } from "./printable.ts";

/** Name of standard input on a command line. */
export const standardInput = "-";

/** Returns the printable name of a file, on one line. */
export function nameOf(file: string): string {
  if (file === standardInput) return "standard input";
  return file === "" ? '""' : toPrintable(file);
}
