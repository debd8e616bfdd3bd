import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The package whose builds are measured. */
export const validatorName = "@order-webhooks/validator";

/** The functions of a build that are measured. */
export type ValidatorApi = typeof import("@order-webhooks/validator");

/** One build of the validator: `now` is the one of this checkout. */
export interface Build {
  readonly name: "before" | "now";
  readonly folder: string;
}

/** Lists the builds to measure, the other one first. */
export function listBuilds(against?: string): readonly Build[] {
  const manifest = import.meta.resolve(`${validatorName}/package.json`);
  const now: Build = { name: "now", folder: dirname(fileURLToPath(manifest)) };
  return against === undefined ? [now] : [{ name: "before", folder: against }, now];
}

/** Returns what a folder lacks to be a build of the validator, or undefined if nothing. */
export function findBuildProblem(folder: string): string | undefined {
  const manifest = join(folder, "package.json");
  if (!existsSync(manifest)) return "a folder without package.json";
  if (!readFileSync(manifest, "utf8").includes(`"name": "${validatorName}"`))
    return "another package";
  return existsSync(join(folder, "dist/index.js")) ? undefined : "one that is not built";
}

/** Imports a build by its own name from its own folder, as its `exports` say. */
export async function importBuild({ folder }: Build): Promise<ValidatorApi> {
  const entry = createRequire(join(folder, "package.json")).resolve(validatorName);
  // The seam: another build is taken to have the functions of this one.
  return import(pathToFileURL(entry).href) as Promise<ValidatorApi>;
}
