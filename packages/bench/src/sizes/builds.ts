import { join } from "node:path";
import { type Build, validatorName } from "../candidates/builds.ts";
import { bundle, toSize as toBundleSize } from "./bundles.ts";
import { countLines } from "./lines.ts";

/** Something countable about the builds. Its name begins with the unit. */
export interface Size {
  readonly name: string;
  /** By the name of the build. A build without its source has no lines. */
  readonly counts: { readonly [build: string]: number };
  /** The count now, as a share of the one before. Absent without another build. */
  readonly ratio?: number;
}

/** Measures bundles of each build, and the lines of the code that it was made from. */
export async function measureBuilds(
  builds: readonly Build[],
  event: string,
): Promise<readonly Size[]> {
  const counted = builds.map(async (build) =>
    [...(await measureBundles(build, event)), ...countSources(build)].map(
      ([name, count]) => [name, build.name, count] as const,
    ),
  );
  const byName = Map.groupBy((await Promise.all(counted)).flat(), ([name]) => name);
  return [...byName].map(([name, each]) =>
    toSize(name, Object.fromEntries(each.map(([, build, count]) => [build, count]))),
  );
}

function toSize(name: string, counts: Size["counts"]): Size {
  const { before, now } = counts;
  const ratio = before === undefined || now === undefined ? undefined : now / before;
  return { name, counts, ...(ratio !== undefined && { ratio }) };
}

type Count = readonly [name: string, count: number];

async function measureBundles({ folder }: Build, event: string): Promise<readonly Count[]> {
  const measured = Object.entries(bundlesOf(event)).map(async ([name, exported]) => {
    const { minified, gzipped } = toBundleSize(await bundle(`export ${exported};`, folder));
    return [
      [`bytes of ${name}, minified`, minified],
      [`bytes of ${name}, gzipped`, gzipped],
    ] as const;
  });
  return (await Promise.all(measured)).flat();
}

/** The exports that are bundled, by the words for them. */
function bundlesOf(event: string): { readonly [name: string]: string } {
  return {
    "one event": `{ parseDelivery } from "${validatorName}/events/${event}"`,
    "all events, with drift and all issues": `{ parseDelivery, explainDelivery, findDrift } from "${validatorName}"`,
    "the whole index": `* from "${validatorName}"`,
  };
}

/** The folders of source, from the folder of the validator. */
const sources = { "generated code": "src/gen", "its emitter": "../codegen/src/emit-validators" };

function countSources({ folder }: Build): readonly Count[] {
  return Object.entries(sources).flatMap(([name, source]) => {
    const lines = countLines(join(folder, source));
    return lines === undefined ? [] : [[`lines of ${name}`, lines] as const];
  });
}
