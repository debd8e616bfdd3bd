import type { Problem } from "../schemas/problem.ts";
import type { Files } from "./write-files.ts";

/** Result for refused schemas, with every problem. */
export interface Refused {
  readonly ok: false;
  readonly problems: readonly [Problem, ...Problem[]];
}

/** Every file generated from the schemas, or every problem because of which the schemas are refused. */
export type Generated = { readonly ok: true; readonly files: Files } | Refused;
