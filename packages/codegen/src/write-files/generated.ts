import type { Problem } from "../schemas/problem.ts";
import type { Files } from "./write-files.ts";

/** Every reason why the schemas are refused. */
export interface Refused {
  readonly ok: false;
  readonly problems: readonly [Problem, ...Problem[]];
}

/** Either every file that the schemas make, or every reason why they make none. */
export type Generated = { readonly ok: true; readonly files: Files } | Refused;
