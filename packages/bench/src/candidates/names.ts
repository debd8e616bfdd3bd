import manifest from "../../package.json" with { type: "json" };

const { dependencies: versions } = manifest;

/** The libraries that are measured, in the order of the table. Their versions are exact. */
export type Library = "ajv" | "typebox" | "zod" | "valibot" | "arktype";

/** Name of the validator that is written by hand, as a lower bound for the time. */
export const handWritten = "hand-written";

/** Returns the name of a library with its version. */
export function nameOf(library: Library): string {
  return `${library} ${versions[library]}`;
}

/** The names of all peers, in the order of the table. */
export const contenderNames: readonly string[] = [
  handWritten,
  ...(["ajv", "typebox", "zod", "valibot", "arktype"] as const).map(nameOf),
];
